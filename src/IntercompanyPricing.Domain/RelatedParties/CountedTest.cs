namespace IntercompanyPricing.Domain.RelatedParties;

/// <summary>Rules for which the counted share alone decides.</summary>
internal sealed class CountedTest : ShareTest
{
    private CountedTest(RelatedPartyTerms terms, OwnershipOnDay ownership)
        : base(terms, ownership, [.. terms.Bases.Select(basis => ownership.Count(terms.Preset, basis, Share.Of(terms.Gate)))])
    {
    }

    /// <summary>What the rule finds on a day.</summary>
    public static RelatedFinding On(OwnershipOnDay ownership, RelatedPartyTerms terms) => new CountedTest(terms, ownership).Find();
}
