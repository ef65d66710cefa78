using IntercompanyPricing.Domain;

namespace IntercompanyPricing.Storage;

/// <summary>What became of facts to record.</summary>
/// <param name="Recorded">What was recorded, or null where it was refused.</param>
/// <param name="Refusals">Why it was refused.</param>
public sealed record RecordOutcome(RecordedFacts? Recorded, IReadOnlyList<Refusal> Refusals);
