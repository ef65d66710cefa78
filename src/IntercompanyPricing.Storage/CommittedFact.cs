using IntercompanyPricing.Domain.MasterData;

namespace IntercompanyPricing.Storage;

/// <summary>A fact as it was recorded.</summary>
/// <param name="Recording">Version, when and by whom.</param>
/// <param name="Position">Its position in its version.</param>
/// <param name="Fact">The fact.</param>
public sealed record CommittedFact(Recording Recording, int Position, Fact Fact)
{
    /// <summary>The name of its type, as its document carries it.</summary>
    public string Type => FactTypes.Of(Fact);
}
