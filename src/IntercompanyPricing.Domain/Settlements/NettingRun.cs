using IntercompanyPricing.Domain.Money;

namespace IntercompanyPricing.Domain.Settlements;

/// <summary>A netting: what companies of a group owed each other, order by order, and what is left to pay of it.</summary>
/// <param name="Parent">The head of the group.</param>
/// <param name="Currency">The currency of what is netted.</param>
/// <param name="Date">The day on which it is settled.</param>
/// <param name="Positions">By company; all nets together are zero.</param>
/// <param name="Items">What is settled, gross.</param>
/// <param name="Payments">What is owed instead: one fewer than there are companies, at most.</param>
/// <param name="Id">What names it: the last of its orders; null in a preview.</param>
/// <param name="Orders">The orders that were posted for it, one for each item and each payment, in that order; null in a preview.</param>
public sealed record NettingRun(
    string Parent, Currency Currency, DateOnly Date, IReadOnlyList<NetPosition> Positions, IReadOnlyList<NettedItem> Items, IReadOnlyList<NetPayment> Payments,
    Guid? Id = null, IReadOnlyList<Guid>? Orders = null);
