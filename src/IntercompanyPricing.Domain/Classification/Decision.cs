using IntercompanyPricing.Domain.Ownership;

namespace IntercompanyPricing.Domain.Classification;

/// <summary>Whether a purchase is internal or external, why, and how sure that is.</summary>
/// <param name="Classification">Internal or external.</param>
/// <param name="Relationship">How the parties stand to each other.</param>
/// <param name="Direction">Parent and subsidiary only: downstream from the parent, upstream from the subsidiary.</param>
/// <param name="BuyerCompany">The buyer's company; null for a person without one.</param>
/// <param name="SellerCompany">The seller's company.</param>
/// <param name="CommonController">The lowest party that controls both; the controlling side itself for parent and subsidiary.</param>
/// <param name="UltimateController">The highest party that controls both.</param>
/// <param name="AmbiguousController">Several lowest common controllers exist; the smallest id is named.</param>
/// <param name="Rule">The control rule applied.</param>
/// <param name="Certainty">Proven, or assumed because more than half of the votes on the way up are undisclosed, or a related-party rule could not be followed to the end.</param>
/// <param name="AsOf">The date of supply.</param>
/// <param name="KnownAt">The version of the facts.</param>
/// <param name="Proof">The control steps that carry the verdict.</param>
/// <param name="Related">The verdict of each related-party rule in force.</param>
public sealed record Decision(
    Verdict Classification,
    Relationship Relationship,
    Direction? Direction,
    string? BuyerCompany,
    string SellerCompany,
    string? CommonController,
    string? UltimateController,
    bool AmbiguousController,
    string Rule,
    Certainty Certainty,
    DateOnly AsOf,
    long KnownAt,
    Proof Proof,
    IReadOnlyList<RelatedVerdict> Related)
{
    /// <summary>The control rule of the house: more than half of the votes in circulation (IFRS 10 B35).</summary>
    public const string MajorityOfVotes = "majority-of-votes";
}
