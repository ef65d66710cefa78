namespace IntercompanyPricing.Domain.Classification;

/// <summary>What a related-party rule says of the two parties.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Related">Whether they are related under it.</param>
/// <param name="Percent">The counted percentage, decimal text.</param>
public sealed record RelatedVerdict(string Rule, bool Related, string Percent);
