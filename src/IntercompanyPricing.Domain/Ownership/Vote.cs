namespace IntercompanyPricing.Domain.Ownership;

/// <summary>Votes that may be cast, between parties told by their numbers.</summary>
/// <param name="Company">The company.</param>
/// <param name="Holder">Who holds them.</param>
/// <param name="Votes">Millionths of a percent of all votes in the company.</param>
internal readonly record struct Vote(int Company, int Holder, int Votes);
