using IntercompanyPricing.Domain.Money;

namespace IntercompanyPricing.Domain.Classification;

/// <summary>What a related-party rule says of buyer and seller; a department stands for its company.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Version">The version of the rule; null where it is only supposed.</param>
/// <param name="Related">Whether they are related under it.</param>
/// <param name="Percent">
/// The greatest share that one has in the other, or that a common holder has in both (the smaller of the two), counted as the
/// rule does and rounded half-up to six decimals; null where the rule counts nothing.
/// </param>
/// <param name="AtLeast">
/// Whether the counting was broken off, because chains, circles or days of change were too many: the percentage is then at
/// least what is shown, and parties that are not related by what was counted may be. The date of supply comes first, then the
/// other days, the latest first.
/// </param>
/// <param name="On">The first day of those that the rule looks at on which it was so.</param>
/// <param name="Holder">The common holder; null where one holds the other, and where several together do.</param>
/// <param name="Path">The greatest chain from the holder down, or the two from a common holder, to the buyer first; empty where nothing is held.</param>
public sealed record RelatedVerdict(
    string Rule,
    long? Version,
    bool Related,
    Percent? Percent,
    bool AtLeast,
    DateOnly On,
    string? Holder,
    IReadOnlyList<RelatedLink> Path);
