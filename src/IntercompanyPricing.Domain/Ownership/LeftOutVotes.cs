using IntercompanyPricing.Domain.Money;

namespace IntercompanyPricing.Domain.Ownership;

/// <summary>Votes that count on neither side of the fraction.</summary>
/// <param name="Holder">Who holds them.</param>
/// <param name="VotesPercent">Of all votes in the company.</param>
/// <param name="Reason"><c>own-shares</c> or <c>suspended</c>.</param>
/// <param name="Version">The version of the stake.</param>
public sealed record LeftOutVotes(string Holder, Percent VotesPercent, string Reason, long? Version);
