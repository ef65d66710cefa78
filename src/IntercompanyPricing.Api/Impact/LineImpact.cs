using IntercompanyPricing.Domain.Money;

namespace IntercompanyPricing.Api.Impact;

/// <summary>A line whose unit price changes.</summary>
/// <param name="Number">The line, from 1.</param>
/// <param name="Before">The unit price as it is.</param>
/// <param name="After">The unit price as it would be.</param>
internal sealed record LineImpact(int Number, UnitPrice Before, UnitPrice After);
