namespace IntercompanyPricing.Storage;

/// <summary>How far somebody has followed what is committed: behind a fact, an order and a consent.</summary>
/// <param name="Version">The version of the last fact; 0 before the first.</param>
/// <param name="Position">Its position in its version.</param>
/// <param name="Sequence">The sequence of the last order; 0 before the first.</param>
/// <param name="Consent">The sequence of the last consent; 0 before the first.</param>
public readonly record struct ChangePosition(long Version, int Position, long Sequence, long Consent = 0);
