namespace IntercompanyPricing.Domain.RelatedParties;

/// <summary>What a related-party rule counts.</summary>
public enum ShareBasis
{
    /// <summary>Votes, in percent of those in circulation: own shares and suspended votes are on neither side.</summary>
    Votes,

    /// <summary>Capital, as recorded; own shares are nobody's holding.</summary>
    Capital,

    /// <summary>Votes and capital, each counted for itself along all chains: the greater counts.</summary>
    Any,
}
