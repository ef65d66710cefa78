using IntercompanyPricing.Domain.MasterData;
using IntercompanyPricing.Domain.Money;

namespace IntercompanyPricing.Domain.Pricing;

/// <summary>What a method makes of a supply: the exact price of one unit, not yet rounded, and how it came about.</summary>
/// <param name="UnitPrice">The exact price in the order's currency.</param>
/// <param name="Steps">Its steps.</param>
/// <param name="Programme">The programme that a staff discount comes from.</param>
/// <param name="Credited">Dual pricing: what one unit earns the selling department.</param>
/// <param name="Range">The test against an arm's length range.</param>
public sealed record PricedUnit(Exact UnitPrice, IReadOnlyList<PriceStep> Steps, Recorded<Programme>? Programme = null, FoundPrice? Credited = null, RangeTest? Range = null);
