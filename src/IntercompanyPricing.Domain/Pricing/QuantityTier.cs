using IntercompanyPricing.Domain.Money;

namespace IntercompanyPricing.Domain.Pricing;

/// <summary>A discount that was observed at a quantity.</summary>
/// <param name="Quantity">The quantity, above zero.</param>
/// <param name="Discount">The discount; below zero for a surcharge.</param>
public readonly record struct QuantityTier(Quantity Quantity, Percent Discount);
