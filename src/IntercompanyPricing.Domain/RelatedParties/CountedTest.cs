namespace IntercompanyPricing.Domain.RelatedParties;

/// <summary>Rules for which the counted share alone decides.</summary>
internal sealed class CountedTest : ShareTest
{
    private CountedTest(RelatedPartyTerms terms, OwnershipOnDay ownership)
        : base(terms, ownership, [.. terms.Bases.Select(basis => Count(terms, ownership, basis))])
    {
    }

    /// <summary>What the rule finds on a day.</summary>
    public static RelatedFinding On(OwnershipOnDay ownership, RelatedPartyTerms terms) => new CountedTest(terms, ownership).Find();

    private static IShareCount Count(RelatedPartyTerms terms, OwnershipOnDay ownership, ShareBasis basis) => terms.Preset switch
    {
        RelatedPartyPreset.LowestLink => ChainCount.OfLowestLinks(ownership.Shares(basis)),
        RelatedPartyPreset.PassThrough => ReachCount.ThroughGate(ownership.Shares(basis), Share.Of(terms.Gate)),
        RelatedPartyPreset.Votes => ReachCount.ThroughControl(ownership.Shares(basis), ownership.Control),
        _ => ChainCount.OfProducts(ownership.Shares(basis), Share.Of(terms.Gate)),
    };
}
