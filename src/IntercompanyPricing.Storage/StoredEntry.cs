namespace IntercompanyPricing.Storage;

/// <summary>A journal entry as stored.</summary>
/// <param name="Sequence">Its place in commit order over all companies.</param>
/// <param name="OrderId">The order that it belongs to.</param>
/// <param name="Entry">The entry; its exchange is told on the order, not here.</param>
public sealed record StoredEntry(long Sequence, Guid OrderId, Domain.Ledger.JournalEntry Entry);
