namespace IntercompanyPricing.Storage;

/// <summary>An order as stored.</summary>
/// <param name="Sequence">Its place in commit order.</param>
/// <param name="Companies">The companies it belongs to: buyer's and seller's.</param>
/// <param name="Document">UTF-8 JSON.</param>
/// <param name="MayBeFollowed">Whether a correction or the buyer's consent may have followed: where not, none had when it was read.</param>
public sealed record StoredOrder(long Sequence, IReadOnlyList<string> Companies, byte[] Document, bool MayBeFollowed = true);
