using IntercompanyPricing.Domain.Money;

namespace IntercompanyPricing.Domain.Pricing;

/// <summary>What volume earns from a threshold on.</summary>
/// <param name="From">The volume from which on, itself included, in the programme's currency.</param>
/// <param name="Percent">What is earned, 0 to 100.</param>
public sealed record VolumeTier(UnitPrice From, Percent Percent);
