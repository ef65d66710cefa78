using IntercompanyPricing.Domain.Classification;
using IntercompanyPricing.Domain.Ledger;
using IntercompanyPricing.Domain.Money;
using IntercompanyPricing.Domain.Settlements;
using IntercompanyPricing.Domain.Standings;

namespace IntercompanyPricing.Domain.Orders;

/// <summary>An order as decided: classified, priced and with its journal. Posted orders never change.</summary>
/// <param name="Id">The public id; null for a quote.</param>
/// <param name="SellerDocument">The seller's document number.</param>
/// <param name="BuyerDocument">The buyer's document number.</param>
/// <param name="DocumentYear">The year in which both numbers are unique.</param>
/// <param name="SourceSystem">The system that sent it.</param>
/// <param name="Buyer">The buying party.</param>
/// <param name="Seller">The selling party.</param>
/// <param name="Date">The date of supply.</param>
/// <param name="PriceDate">The date of policy, price and cost.</param>
/// <param name="RateDate">The date of exchange rates.</param>
/// <param name="PostingDate">The date of the journal.</param>
/// <param name="DocumentDate">Carried.</param>
/// <param name="Agreement">The agreement that it was supplied under.</param>
/// <param name="Currency">The transaction currency.</param>
/// <param name="KnownAt">The version of the facts that it was decided on.</param>
/// <param name="PostedAt">When, UTC; null for a quote.</param>
/// <param name="PostedBy">The principal that posted it; null for a quote.</param>
/// <param name="Engine">The version of the rules in code that decided it.</param>
/// <param name="Rounding">How the unit prices and amounts were rounded: the seller's rule.</param>
/// <param name="Decision">Internal or external, with proof.</param>
/// <param name="Lines">The priced lines.</param>
/// <param name="Total">The sum of the lines' amounts.</param>
/// <param name="PayrollMemo">What payroll must know of a staff purchase; null for others.</param>
/// <param name="Journal">One balanced entry for each company that keeps books.</param>
/// <param name="Reverses">The order that this one reverses.</param>
/// <param name="ReversedBy">The order that reversed what was left of this one: nothing is left to reverse. Added when it is read.</param>
/// <param name="Standing">What the order found and changes of what counts over several orders: allowances used up, volumes reached; null for most.</param>
/// <param name="Reversal">What else is to be said of a reversal; null for others.</param>
/// <param name="Reversals">The orders that reversed this one or parts of it, in order; null where none did. Added when it is read.</param>
/// <param name="Kind">What it does. Orders posted before there were kinds are supplies or, where they reverse one, reversals.</param>
/// <param name="Adjusts">The one order whose price this one changes; null for others.</param>
/// <param name="Adjustment">What else is to be said of an adjustment; null for others.</param>
/// <param name="Adjustments">The orders that changed the price of this one, in order; null where none did. Added when it is read.</param>
/// <param name="Reclassifies">The order that was taken back and that this one takes the place of, decided again under what was known later; null for others.</param>
/// <param name="ReclassifiedBy">The order that took the place of this one. Added when it is read.</param>
/// <param name="Consent">How the buyer's company stands to it; null where it makes no entry in the books of another company than the seller's. As posted, and when it is read as it is then.</param>
/// <param name="Consents">What the buyer's company said of it, in order; null where nothing. Added when it is read.</param>
/// <param name="Settles">The order that is paid or netted by this one, whole or in part; null for others, and for what is owed newly after a netting.</param>
/// <param name="Settlement">What else is to be said of a settlement; null for others.</param>
/// <param name="Settlements">The orders that settled this one or parts of it, in order; null where none did. Added when it is read.</param>
/// <param name="Revalues">The order whose open balance this one values at a day's exchange rate; null for others.</param>
/// <param name="Revaluation">What else is to be said of a revaluation; null for others.</param>
/// <param name="Revaluations">The orders that valued what was open of this one, in order; null where none did. Added when it is read.</param>
public sealed record Order(
    Guid? Id,
    string? SellerDocument,
    string? BuyerDocument,
    int DocumentYear,
    string? SourceSystem,
    string Buyer,
    string Seller,
    DateOnly Date,
    DateOnly PriceDate,
    DateOnly RateDate,
    DateOnly PostingDate,
    DateOnly? DocumentDate,
    string? Agreement,
    Currency Currency,
    long KnownAt,
    DateTimeOffset? PostedAt,
    string? PostedBy,
    string Engine,
    RoundingMode Rounding,
    Decision Decision,
    IReadOnlyList<OrderLine> Lines,
    Amount Total,
    PayrollMemo? PayrollMemo,
    IReadOnlyList<JournalEntry> Journal,
    Guid? Reverses,
    Guid? ReversedBy,
    IReadOnlyList<StandingUse>? Standing = null,
    Reversal? Reversal = null,
    IReadOnlyList<ReversedPart>? Reversals = null,
    OrderKind? Kind = null,
    Guid? Adjusts = null,
    Adjustment? Adjustment = null,
    IReadOnlyList<AdjustedPart>? Adjustments = null,
    Guid? Reclassifies = null,
    Guid? ReclassifiedBy = null,
    ConsentState? Consent = null,
    IReadOnlyList<Consent>? Consents = null,
    Guid? Settles = null,
    Settlement? Settlement = null,
    IReadOnlyList<SettledPart>? Settlements = null,
    Guid? Revalues = null,
    Revaluation? Revaluation = null,
    IReadOnlyList<RevaluedPart>? Revaluations = null);
