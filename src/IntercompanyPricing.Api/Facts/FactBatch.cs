using IntercompanyPricing.Domain.MasterData;

namespace IntercompanyPricing.Api.Facts;

/// <summary>Facts to be recorded in one transaction, all or none.</summary>
/// <param name="Facts">1 to 10,000 facts, each with its <c>type</c>.</param>
internal sealed record FactBatch(IReadOnlyList<Fact> Facts)
{
    /// <summary>Facts at most.</summary>
    public const int MaxCount = 10_000;

    /// <summary>Bytes at most: so many facts need more room than an order.</summary>
    public const int MaxLength = 16 * 1_048_576;
}
