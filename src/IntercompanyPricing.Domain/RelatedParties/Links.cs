using IntercompanyPricing.Domain.Classification;
using IntercompanyPricing.Domain.MasterData;
using IntercompanyPricing.Domain.Ownership;

namespace IntercompanyPricing.Domain.RelatedParties;

/// <summary>What a verdict shows of stakes and control facts.</summary>
internal static class Links
{
    /// <summary>A stake.</summary>
    public static RelatedLink Of(ShareLink link) => new(link.Holder, link.Owned, Share.Shown(link.Share), null, link.Version);

    /// <summary>A control fact that names its controller.</summary>
    public static RelatedLink Of(Recorded<ControlFact> fact) => new(fact.Fact.Controller!, fact.Fact.Controlled, null, fact.Fact.Basis, fact.Version);
}
