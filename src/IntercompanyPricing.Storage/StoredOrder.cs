namespace IntercompanyPricing.Storage;

/// <summary>An order as stored.</summary>
/// <param name="Sequence">Its place in commit order.</param>
/// <param name="Companies">The companies it belongs to: buyer's and seller's.</param>
/// <param name="Document">UTF-8 JSON.</param>
public sealed record StoredOrder(long Sequence, IReadOnlyList<string> Companies, byte[] Document);
