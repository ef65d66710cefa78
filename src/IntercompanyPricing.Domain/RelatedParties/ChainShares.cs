namespace IntercompanyPricing.Domain.RelatedParties;

/// <summary>What everybody has in one company along all chains.</summary>
/// <param name="ByHolder">The shares; never more than all there is.</param>
/// <param name="AtLeast">Whether the counting was broken off, so that they may be greater.</param>
internal sealed record ChainShares(IReadOnlyDictionary<string, Int128> ByHolder, bool AtLeast);
