namespace IntercompanyPricing.Domain.Settlements;

/// <summary>A valuation of what was open of an order.</summary>
/// <param name="Order">The valuing order.</param>
/// <param name="Date">The closing day; on the next day the valuation takes itself back.</param>
/// <param name="Revaluation">The revaluation that it is a part of, named by the id of its last order.</param>
public sealed record RevaluedPart(Guid Order, DateOnly Date, Guid? Revaluation);
