using IntercompanyPricing.Domain.Money;

namespace IntercompanyPricing.Domain.Pricing;

/// <summary>What a line earned under a volume programme.</summary>
/// <param name="Programme">The programme.</param>
/// <param name="ProgrammeVersion">Its version; null where it is only supposed.</param>
/// <param name="Currency">The programme's currency.</param>
/// <param name="Volume">What the line adds to the volume of the period; below zero in a reversal.</param>
/// <param name="Earned">What that earns, which also depends on the volume before it.</param>
public sealed record LineIncentive(string Programme, long? ProgrammeVersion, Currency Currency, Amount Volume, Amount Earned);
