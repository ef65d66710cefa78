using IntercompanyPricing.Domain.Money;

namespace IntercompanyPricing.Domain.Pricing;

/// <summary>What makes an uncontrolled price comparable, such as for freight or a brand (TPG 3.47-3.54).</summary>
/// <param name="Name">What is adjusted for.</param>
/// <param name="Amount">Money for one unit, or percent of the comparable price; below zero where the controlled supply is worth less.</param>
/// <param name="Currency">The currency of money; null for percent.</param>
public sealed record PriceAdjustment(string Name, UnitPrice Amount, Currency? Currency);
