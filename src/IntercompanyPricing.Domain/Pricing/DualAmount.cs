using IntercompanyPricing.Domain.Money;

namespace IntercompanyPricing.Domain.Pricing;

/// <summary>Dual pricing between departments: what the seller is credited with, beside what the buyer is charged with.</summary>
/// <param name="UnitPrice">The seller's price of one unit.</param>
/// <param name="Amount">The seller's amount.</param>
/// <param name="Difference">The seller's amount less the buyer's: to the central account.</param>
public sealed record DualAmount(UnitPrice UnitPrice, Amount Amount, Amount Difference);
