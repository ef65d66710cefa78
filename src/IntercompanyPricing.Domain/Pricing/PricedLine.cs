using IntercompanyPricing.Domain.Money;

namespace IntercompanyPricing.Domain.Pricing;

/// <summary>A line with its price.</summary>
/// <param name="UnitPrice">Rounded to six decimals.</param>
/// <param name="Amount">Unit price times quantity, in minor units.</param>
/// <param name="ListPrice">The price for outsiders, where one is in force and can be converted.</param>
/// <param name="UnitCost">Goods inside a group: the seller's cost of one unit.</param>
/// <param name="Benefit">What a staff discount comes to.</param>
/// <param name="Explanation">How the price came about.</param>
/// <param name="Dual">Dual pricing: what the seller is credited with; null for others.</param>
public sealed record PricedLine(UnitPrice UnitPrice, Amount Amount, UnitPrice? ListPrice, UnitPrice? UnitCost, StaffBenefit? Benefit, PriceExplanation Explanation, DualAmount? Dual = null);
