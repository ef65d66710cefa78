namespace IntercompanyPricing.Domain.Standings;

/// <summary>What the orders so far come to, in minor units of the programme's currency.</summary>
/// <param name="Used">The allowance used up, or the volume.</param>
/// <param name="Earned">Volume: what it earned; zero for an allowance.</param>
public readonly record struct StandingTotal(long Used, long Earned);
