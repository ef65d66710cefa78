using IntercompanyPricing.Domain.Ledger;

namespace IntercompanyPricing.Api.Periods;

/// <summary>What is open before a month of a company's books is closed.</summary>
/// <param name="Company">The company.</param>
/// <param name="Month">The month of posting, such as 2026-03.</param>
/// <param name="State">Who may still post into it.</param>
/// <param name="IsClear">Whether nothing is open: all lists are empty. Closing is not refused otherwise.</param>
/// <param name="Unconfirmed">Orders of the month, bought or sold, whose buyer was not heard yet.</param>
/// <param name="Disputed">Those that their buyer disputes.</param>
/// <param name="Unreconciled">Companies with which its own ERP has booked other things in the month, as far as it was imported.</param>
/// <param name="NotEliminated">Companies of the group that it traded with and that keep no books here: the other side of what is to be eliminated must come from elsewhere.</param>
/// <param name="MissingRates">Currencies that it traded in without an exchange rate for the last day of the month.</param>
/// <param name="ClosedCounterparties">Companies that it traded with whose own month is not open to all: what is corrected now is refused by their books.</param>
/// <param name="StaleRevaluations">Revaluations of the month after which something was posted up to their day: another one of that day posts what is missing.</param>
internal sealed record PeriodChecklist(
    string Company,
    string Month,
    PeriodState State,
    bool IsClear,
    OpenOrders Unconfirmed,
    OpenOrders Disputed,
    IReadOnlyList<UnreconciledCounterparty> Unreconciled,
    IReadOnlyList<string> NotEliminated,
    IReadOnlyList<MissingRate> MissingRates,
    IReadOnlyList<ClosedCounterparty> ClosedCounterparties,
    IReadOnlyList<StaleRevaluation> StaleRevaluations);
