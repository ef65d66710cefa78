using IntercompanyPricing.Domain.Money;

namespace IntercompanyPricing.Domain.Pricing;

/// <summary>What the seller earned in a year with the products of a programme, over all customers (26 USC 132(c)(2)).</summary>
/// <param name="Year">The year.</param>
/// <param name="Percent">(Sales − cost) ÷ sales, 0 to 100; 0 for a loss.</param>
public sealed record GrossProfit(int Year, Percent Percent);
