using IntercompanyPricing.Domain.Pricing;

namespace IntercompanyPricing.Domain.MasterData;

/// <summary>
/// All that is recorded of one price or cost, with what it is found by. Most have one fact: it lies here, so that nothing else is
/// looked at to find it.
/// </summary>
/// <param name="History">All facts.</param>
/// <param name="First">The fact that was there first.</param>
/// <param name="HasMore">Whether others followed.</param>
/// <param name="Kind">What it is; part of the key, so that it never changes.</param>
/// <param name="Party">Whose it is; the same.</param>
internal readonly record struct FiledPrice(History<Price> History, Recorded<Price> First, bool HasMore, PriceKind Kind, string? Party)
{
    /// <inheritdoc cref="History{T}.InForce(DateOnly, long)"/>
    public Recorded<Price>? InForce(DateOnly asOf, long knownAt) => HasMore ? History.InForce(asOf, knownAt) : First.InForce(asOf, knownAt);
}
