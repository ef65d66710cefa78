using System.Text.Json;
using Dapper;
using IntercompanyPricing.Domain;
using IntercompanyPricing.Domain.Ledger;
using IntercompanyPricing.Domain.Money;
using Microsoft.Data.SqlClient;

namespace IntercompanyPricing.Storage.SqlServer;

/// <summary>Reads the journal.</summary>
internal static class SqlServerJournal
{
    public static IReadOnlyList<StoredEntry> Read(SqlConnection connection, JournalQuery query) => JournalRow.ToEntries(connection.Query<LineRow>(SqlOf(query), new
    {
        query.After,
        query.Limit,
        query.Company,
        Scope = query.Scope is null ? null : JsonSerializer.Serialize(query.Scope),
        Ledger = query.Ledger is { } ledger ? EnumText<LedgerKind>.Of(ledger) : null,
        From = new SqlServerDay(query.From),
        To = new SqlServerDay(query.To),
    }));

    public static IReadOnlyList<Balance> Read(SqlConnection connection, BalanceQuery query)
        => connection.Query<SumRow>(SqlOf(query), new { AsOf = new SqlServerDay(query.AsOf), query.Company, Scope = query.Scope is null ? null : JsonSerializer.Serialize(query.Scope) })
            .Select(row => new Balance(
                row.Company, EnumText<LedgerKind>.Find(row.Ledger)!.Value, row.Account,
                Currency.Of(row.Currency), (Int128)row.Debit, (Int128)row.Credit,
                Currency.Of(row.FunctionalCurrency), (Int128)row.FunctionalDebit, (Int128)row.FunctionalCredit))
            .ToList();

    /// <summary>The statement for a query.</summary>
    internal static string SqlOf(JournalQuery query)
    {
        string?[] conditions =
        [
            "e.sequence > @After",
            query.Company is null ? null : "e.company = @Company",
            ScopeOf(query.Scope),
            query.Ledger is null ? null : "e.ledger = @Ledger",
            query.From is null ? null : "e.posting_date >= @From",
            query.To is null ? null : "e.posting_date <= @To",
        ];
        return
            $"""
            SELECT e.sequence AS Sequence, o.id AS OrderId, e.company AS Company, e.ledger AS Ledger, e.entry_number AS EntryNumber, e.posting_date AS PostingDate,
                e.currency AS Currency, e.functional_currency AS FunctionalCurrency, l.account AS Account, l.assignment_version AS AssignmentVersion,
                l.debit AS Debit, l.credit AS Credit, l.functional_debit AS FunctionalDebit, l.functional_credit AS FunctionalCredit,
                l.counterparty AS Counterparty, l.department AS Department, l.elimination_key AS EliminationKey
            FROM (
                SELECT TOP (@Limit) e.sequence, e.order_sequence, e.company, e.ledger, e.entry_number, e.posting_date, e.currency, e.functional_currency
                FROM journal_entry e
                WHERE {string.Join(" AND ", conditions.OfType<string>())}
                ORDER BY e.sequence
            ) e
            JOIN posted_order o ON o.sequence = e.order_sequence
            JOIN journal_line l ON l.entry = e.sequence
            ORDER BY e.sequence, l.line_number
            """;
    }

    /// <summary>The statement for a query: sums can have more digits than 64 bits hold.</summary>
    internal static string SqlOf(BalanceQuery query)
    {
        var company = query.Company is null ? "" : " AND e.company = @Company";
        var scope = ScopeOf(query.Scope) is { } condition ? $" AND {condition}" : "";
        return
            $"""
            SELECT e.company AS Company, e.ledger AS Ledger, l.account AS Account, e.currency AS Currency, e.functional_currency AS FunctionalCurrency,
                SUM(CAST(l.debit AS DECIMAL(38, 0))) AS Debit, SUM(CAST(l.credit AS DECIMAL(38, 0))) AS Credit,
                SUM(CAST(l.functional_debit AS DECIMAL(38, 0))) AS FunctionalDebit, SUM(CAST(l.functional_credit AS DECIMAL(38, 0))) AS FunctionalCredit
            FROM journal_entry e
            JOIN journal_line l ON l.entry = e.sequence
            WHERE e.posting_date <= @AsOf{company}{scope}
            GROUP BY e.company, e.ledger, l.account, e.currency, e.functional_currency
            ORDER BY e.company, e.ledger DESC, l.account, e.currency, e.functional_currency
            """;
    }

    private static string? ScopeOf(IReadOnlyList<string>? scope) => scope is null ? null : "e.company IN (SELECT value COLLATE Latin1_General_100_BIN2 FROM OPENJSON(@Scope))";

    private sealed class LineRow : JournalRow
    {
        public Guid OrderId { get; init; }

        public DateTime PostingDate { get; init; }

        protected override Guid Order => OrderId;

        protected override DateOnly Day => DateOnly.FromDateTime(PostingDate);
    }

    private sealed class SumRow
    {
        public string Company { get; init; } = "";

        public string Ledger { get; init; } = "";

        public string Account { get; init; } = "";

        public string Currency { get; init; } = "";

        public string FunctionalCurrency { get; init; } = "";

        public decimal Debit { get; init; }

        public decimal Credit { get; init; }

        public decimal FunctionalDebit { get; init; }

        public decimal FunctionalCredit { get; init; }
    }
}
