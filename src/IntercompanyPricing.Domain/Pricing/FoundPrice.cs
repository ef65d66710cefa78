using IntercompanyPricing.Domain.Money;

namespace IntercompanyPricing.Domain.Pricing;

/// <summary>A price or cost of one unit, in the order's currency.</summary>
/// <param name="Value">The exact value.</param>
/// <param name="Steps">The recorded price and, where it was converted, the rates.</param>
public sealed record FoundPrice(Exact Value, IReadOnlyList<PriceStep> Steps);
