using IntercompanyPricing.Domain.Money;

namespace IntercompanyPricing.Domain.Pricing;

/// <summary>What one unit of a currency is worth in another, and the published rates behind it.</summary>
/// <param name="Value">The exact rate.</param>
/// <param name="Date">The day for which it was published; of a cross rate the earlier one.</param>
/// <param name="Steps">The published rates.</param>
public sealed record ConvertedRate(Exact Value, DateOnly Date, IReadOnlyList<PriceStep> Steps);
