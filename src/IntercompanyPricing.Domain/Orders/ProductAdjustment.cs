using IntercompanyPricing.Domain.Money;
using IntercompanyPricing.Domain.Pricing;

namespace IntercompanyPricing.Domain.Orders;

/// <summary>What supplies of one product cost more or less.</summary>
/// <param name="Product">The product.</param>
/// <param name="Amount">What they cost more, or below zero less.</param>
/// <param name="Steps">How the amount came about.</param>
public sealed record ProductAdjustment(string Product, Amount Amount, IReadOnlyList<PriceStep> Steps);
