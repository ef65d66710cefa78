using IntercompanyPricing.Domain.Money;
using IntercompanyPricing.Domain.Pricing;

namespace IntercompanyPricing.Domain.Ledger;

/// <summary>One line of a trade.</summary>
/// <param name="ProductKind">What was sold.</param>
/// <param name="Paid">What the buyer pays.</param>
/// <param name="Benefit">What a staff discount comes to; null for others.</param>
/// <param name="Credited">What the seller is credited with; null where that is what the buyer pays.</param>
public sealed record TradeLine(ProductKind ProductKind, Amount Paid, StaffBenefit? Benefit, Amount? Credited = null);
