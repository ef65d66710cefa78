using IntercompanyPricing.Domain.Classification;

namespace IntercompanyPricing.Domain.Pricing;

/// <summary>Which policy makes the price of a product between two parties on a day, and why the others do not.</summary>
/// <param name="Buyer">The buying party.</param>
/// <param name="Seller">The selling party.</param>
/// <param name="Product">The product.</param>
/// <param name="Date">The date of supply and of the price.</param>
/// <param name="KnownAt">The version of the facts.</param>
/// <param name="Relationship">How the parties stand to each other; between unrelated ones no policy makes a price.</param>
/// <param name="Policy">The policy that wins; null where none fits.</param>
/// <param name="PolicyVersion">Its version.</param>
/// <param name="Method">Its method.</param>
/// <param name="Specificity">What makes it win over others that fit.</param>
/// <param name="Others">The policies that do not, those with the fewest reasons first; at most 100.</param>
/// <param name="FurtherOthers">How many more there are.</param>
public sealed record PolicyChoice(
    string Buyer, string Seller, string Product, DateOnly Date, long KnownAt, Relationship Relationship, string? Policy, long? PolicyVersion, string? Method, PolicySpecificity? Specificity,
    IReadOnlyList<PolicyCandidate> Others, int FurtherOthers)
{
    /// <summary>Policies that are shown beside the one that wins.</summary>
    public const int MaxOthers = 100;
}
