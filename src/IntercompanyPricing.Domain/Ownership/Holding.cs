using IntercompanyPricing.Domain.Money;

namespace IntercompanyPricing.Domain.Ownership;

/// <summary>Votes in a company that may be cast.</summary>
/// <param name="Holder">Who holds them.</param>
/// <param name="VotesPercent">Of all votes in the company.</param>
/// <param name="Version">The version of the stake; null where it is only supposed.</param>
public sealed record Holding(string Holder, Percent VotesPercent, long? Version);
