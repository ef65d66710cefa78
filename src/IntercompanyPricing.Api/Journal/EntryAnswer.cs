using IntercompanyPricing.Domain.Ledger;

namespace IntercompanyPricing.Api.Journal;

/// <summary>A journal entry in a list.</summary>
/// <param name="Order">The order that it belongs to.</param>
/// <param name="Company">Whose books.</param>
/// <param name="Ledger">Statutory or management.</param>
/// <param name="EntryNumber">Gapless within company and year.</param>
/// <param name="PostingDate">The date that decides the period.</param>
/// <param name="Lines">The lines.</param>
internal sealed record EntryAnswer(Guid Order, string Company, LedgerKind Ledger, long? EntryNumber, DateOnly PostingDate, IReadOnlyList<JournalLine> Lines);
