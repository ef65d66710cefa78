using IntercompanyPricing.Domain.Settlements;

namespace IntercompanyPricing.Api.Settlements;

/// <summary>What a netting would do. Nothing is posted.</summary>
/// <param name="Run">Positions, items and payments.</param>
/// <param name="Unreconciled">The pairs that keep it from being posted without <c>force</c>.</param>
/// <param name="Disputed">The orders that their buyers dispute, which keep it from that too.</param>
internal sealed record NettingPreview(NettingRun Run, IReadOnlyList<UnreconciledPair> Unreconciled, IReadOnlyList<Guid> Disputed);
