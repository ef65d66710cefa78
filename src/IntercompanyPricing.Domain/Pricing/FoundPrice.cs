using IntercompanyPricing.Domain.MasterData;
using IntercompanyPricing.Domain.Money;

namespace IntercompanyPricing.Domain.Pricing;

/// <summary>A price or cost of one unit, in the order's currency.</summary>
/// <param name="Value">The exact value.</param>
/// <param name="Steps">The recorded price and, where it was converted, the rates.</param>
/// <param name="Source">The recorded price; null where it was given otherwise.</param>
public sealed record FoundPrice(Exact Value, IReadOnlyList<PriceStep> Steps, Price? Source = null)
{
    /// <summary>The same steps where the value is only computed with, and is no part of the price by itself.</summary>
    internal IEnumerable<PriceStep> AsideSteps => Steps.Select(step => step with { Aside = true });
}
