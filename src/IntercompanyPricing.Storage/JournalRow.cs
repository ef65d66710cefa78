using IntercompanyPricing.Domain;
using IntercompanyPricing.Domain.Ledger;
using IntercompanyPricing.Domain.Money;

namespace IntercompanyPricing.Storage;

/// <summary>A journal line with the columns of its entry, as it is read. How a database keeps ids and dates is its own.</summary>
internal abstract class JournalRow
{
    public long Sequence { get; init; }

    public string Company { get; init; } = "";

    public string Ledger { get; init; } = "";

    public long EntryNumber { get; init; }

    public string Currency { get; init; } = "";

    public string FunctionalCurrency { get; init; } = "";

    public string Account { get; init; } = "";

    public long? AssignmentVersion { get; init; }

    public long Debit { get; init; }

    public long Credit { get; init; }

    public long FunctionalDebit { get; init; }

    public long FunctionalCredit { get; init; }

    public string Counterparty { get; init; } = "";

    public string? Department { get; init; }

    public string? EliminationKey { get; init; }

    /// <summary>The order that the entry belongs to.</summary>
    protected abstract Guid Order { get; }

    /// <summary>The entry's posting date.</summary>
    protected abstract DateOnly Day { get; }

    /// <summary>The entries of rows in order.</summary>
    public static IReadOnlyList<StoredEntry> ToEntries(IEnumerable<JournalRow> rows) => rows.GroupBy(row => row.Sequence).Select(ToEntry).ToList();

    private static StoredEntry ToEntry(IGrouping<long, JournalRow> lines)
    {
        var first = lines.First();
        var (currency, functional) = (Domain.Money.Currency.Of(first.Currency), Domain.Money.Currency.Of(first.FunctionalCurrency));
        return new(lines.Key, first.Order, new JournalEntry(
            first.Company,
            EnumText<LedgerKind>.Find(first.Ledger)!.Value,
            first.EntryNumber,
            first.Day,
            null,
            [.. lines.Select(line => new JournalLine(
                line.Account,
                line.AssignmentVersion,
                new Amount(line.Debit, currency),
                new Amount(line.Credit, currency),
                currency,
                new Amount(line.FunctionalDebit, functional),
                new Amount(line.FunctionalCredit, functional),
                functional,
                line.Counterparty,
                line.Department,
                line.EliminationKey))]));
    }
}
