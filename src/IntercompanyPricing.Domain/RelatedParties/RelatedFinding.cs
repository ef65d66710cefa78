using IntercompanyPricing.Domain.Classification;
using IntercompanyPricing.Domain.Money;

namespace IntercompanyPricing.Domain.RelatedParties;

/// <summary>What a rule finds on one day.</summary>
/// <param name="Related">Whether the parties are related.</param>
/// <param name="Percent">The greatest percentage; null where nothing is counted.</param>
/// <param name="AtLeast">Whether the counting was broken off, at its own bound or that of all rules together.</param>
/// <param name="Holder">The common holder.</param>
/// <param name="Path">The links that show it.</param>
internal sealed record RelatedFinding(bool Related, Percent? Percent, bool AtLeast, string? Holder, IReadOnlyList<RelatedLink> Path)
{
    /// <summary>Whether it tells more than another day's finding.</summary>
    public bool Exceeds(RelatedFinding other) => (Related, Percent?.Scaled ?? 0).CompareTo((other.Related, other.Percent?.Scaled ?? 0)) > 0;
}
