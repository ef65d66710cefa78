namespace IntercompanyPricing.Domain.Ledger;

/// <summary>An entry in one company's books. Debits equal credits in transaction and in functional currency.</summary>
/// <param name="Company">Whose books.</param>
/// <param name="Ledger">Statutory or management.</param>
/// <param name="EntryNumber">Gapless within company and year of posting; null until posted.</param>
/// <param name="PostingDate">The date that decides the period.</param>
/// <param name="Exchange">How transaction currency became functional currency; null where they are the same.</param>
/// <param name="Lines">The lines, debits first.</param>
public sealed record JournalEntry(string Company, LedgerKind Ledger, long? EntryNumber, DateOnly PostingDate, Exchange? Exchange, IReadOnlyList<JournalLine> Lines);
