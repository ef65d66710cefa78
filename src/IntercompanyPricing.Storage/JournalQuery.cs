using IntercompanyPricing.Domain.Ledger;

namespace IntercompanyPricing.Storage;

/// <summary>Which journal entries to read. What is null does not restrict.</summary>
/// <param name="Limit">At most so many.</param>
/// <param name="After">Only those with a greater sequence.</param>
/// <param name="Scope">Only books of these companies.</param>
/// <param name="Company">Only the books of this company.</param>
/// <param name="Ledger">Statutory or management.</param>
/// <param name="From">First posting date.</param>
/// <param name="To">Last posting date.</param>
public sealed record JournalQuery(int Limit, long After = 0, IReadOnlyList<string>? Scope = null, string? Company = null, LedgerKind? Ledger = null, DateOnly? From = null, DateOnly? To = null);
