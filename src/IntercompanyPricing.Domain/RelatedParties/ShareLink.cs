namespace IntercompanyPricing.Domain.RelatedParties;

/// <summary>One stake as a rule counts it.</summary>
/// <param name="Holder">Who holds it.</param>
/// <param name="Owned">In which company.</param>
/// <param name="Share">How much, in steps of <see cref="RelatedParties.Share"/>; above zero.</param>
/// <param name="Version">The version of the stake; null where it is only supposed.</param>
internal sealed record ShareLink(string Holder, string Owned, Int128 Share, long? Version);
