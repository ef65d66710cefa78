using IntercompanyPricing.Domain.Money;

namespace IntercompanyPricing.Domain.Settlements;

/// <summary>What open balances are worth at the closing rate, order by order and company by company.</summary>
/// <param name="Date">The day whose rates they are.</param>
/// <param name="TakenBackOn">The next day, on which the valuation takes itself back.</param>
/// <param name="Items">What differs from the books.</param>
/// <param name="Totals">By company.</param>
/// <param name="Id">What names it: the last of its orders; null in a preview.</param>
/// <param name="Orders">The orders that were posted for it, one for each order that is valued; null in a preview.</param>
public sealed record RevaluationRun(
    DateOnly Date, DateOnly TakenBackOn, IReadOnlyList<RevaluedItem> Items, IReadOnlyList<RevaluedTotal> Totals, Guid? Id = null, IReadOnlyList<Guid>? Orders = null);
