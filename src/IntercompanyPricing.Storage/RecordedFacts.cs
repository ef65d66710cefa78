using IntercompanyPricing.Domain.MasterData;

namespace IntercompanyPricing.Storage;

/// <summary>The facts of one recording transaction.</summary>
/// <param name="Recording">Version, when and by whom.</param>
/// <param name="Facts">The facts by position.</param>
public sealed record RecordedFacts(Recording Recording, IReadOnlyList<Fact> Facts);
