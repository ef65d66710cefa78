using IntercompanyPricing.Domain.Classification;

namespace IntercompanyPricing.Domain.RelatedParties;

/// <summary>One way of counting what a party holds in a company, directly and through others, on one day and one basis.</summary>
internal interface IShareCount
{
    /// <summary>What a holder has in a company, in steps of <see cref="Share"/>; never more than all there is.</summary>
    Int128 Of(string holder, string company);

    /// <summary>Whether the counting in a company was broken off at its bound: what anybody has in it is at least what was counted.</summary>
    bool IsAtLeast(string company);

    /// <summary>Everybody who may hold something in a company, with the number of links between them.</summary>
    IReadOnlyDictionary<string, int> Above(string company);

    /// <summary>Those who never have more in any company than this holder has: where it has been counted, they need not be.</summary>
    IReadOnlyCollection<string> Dominated(string holder);

    /// <summary>The greatest chain from a holder down to a company, its own link first.</summary>
    IReadOnlyList<RelatedLink> Chain(string holder, string company);
}
