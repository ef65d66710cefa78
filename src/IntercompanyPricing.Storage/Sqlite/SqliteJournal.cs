using Dapper;
using IntercompanyPricing.Domain;
using IntercompanyPricing.Domain.Ledger;
using IntercompanyPricing.Domain.Money;
using Microsoft.Data.Sqlite;

namespace IntercompanyPricing.Storage.Sqlite;

/// <summary>Reads the journal.</summary>
internal static class SqliteJournal
{
    // Amounts are summed in two parts: a sum of 64-bit integers can have more digits than 64 bits hold.
    private const long Part = 1_000_000_000;

    public static IReadOnlyList<StoredEntry> Read(SqliteConnection connection, JournalQuery query)
    {
        string?[] conditions =
        [
            "sequence > @After",
            query.Company is null ? null : "company = @Company",
            query.Scope is null ? null : "company IN (SELECT value FROM json_each(@Scope))",
            query.Ledger is null ? null : "ledger = @Ledger",
            query.From is null ? null : "posting_date >= @From",
            query.To is null ? null : "posting_date <= @To",
        ];
        var sql =
            $"""
            SELECT e.sequence AS Sequence, o.id AS OrderId, e.company AS Company, e.ledger AS Ledger, e.entry_number AS EntryNumber, e.posting_date AS PostingDate,
                e.currency AS Currency, e.functional_currency AS FunctionalCurrency, l.account AS Account, l.assignment_version AS AssignmentVersion,
                l.debit AS Debit, l.credit AS Credit, l.functional_debit AS FunctionalDebit, l.functional_credit AS FunctionalCredit,
                l.counterparty AS Counterparty, l.department AS Department, l.elimination_key AS EliminationKey
            FROM (SELECT * FROM journal_entry WHERE {string.Join(" AND ", conditions.OfType<string>())} ORDER BY sequence LIMIT @Limit) e
            JOIN posted_order o ON o.sequence = e.order_sequence
            JOIN journal_line l ON l.entry = e.sequence
            ORDER BY e.sequence, l.line_number
            """;
        var rows = connection.Query<LineRow>(sql, new
        {
            query.After,
            query.Limit,
            query.Company,
            Scope = query.Scope is null ? null : SqliteText.Of(query.Scope),
            Ledger = query.Ledger is { } ledger ? EnumText<LedgerKind>.Of(ledger) : null,
            From = SqliteText.Of(query.From),
            To = SqliteText.Of(query.To),
        });
        return JournalRow.ToEntries(rows);
    }

    public static IReadOnlyList<Balance> Read(SqliteConnection connection, BalanceQuery query)
    {
        var company = query.Company is null ? "" : "AND e.company = @Company";
        var scope = query.Scope is null ? "" : "AND e.company IN (SELECT value FROM json_each(@Scope))";
        var sql =
            $"""
            SELECT e.company AS Company, e.ledger AS Ledger, l.account AS Account, e.currency AS Currency, e.functional_currency AS FunctionalCurrency,
                sum(l.debit / @Part) AS DebitHigh, sum(l.debit % @Part) AS DebitLow,
                sum(l.credit / @Part) AS CreditHigh, sum(l.credit % @Part) AS CreditLow,
                sum(l.functional_debit / @Part) AS FunctionalDebitHigh, sum(l.functional_debit % @Part) AS FunctionalDebitLow,
                sum(l.functional_credit / @Part) AS FunctionalCreditHigh, sum(l.functional_credit % @Part) AS FunctionalCreditLow
            FROM journal_entry e
            JOIN journal_line l ON l.entry = e.sequence
            WHERE e.posting_date <= @AsOf {company} {scope}
            GROUP BY e.company, e.ledger, l.account, e.currency, e.functional_currency
            ORDER BY e.company, e.ledger DESC, l.account, e.currency, e.functional_currency
            """;
        return connection.Query<SumRow>(sql, new { Part, AsOf = SqliteText.Of(query.AsOf), query.Company, Scope = query.Scope is null ? null : SqliteText.Of(query.Scope) })
            .Select(row => new Balance(
                row.Company,
                EnumText<LedgerKind>.Find(row.Ledger)!.Value,
                row.Account,
                Currency.Of(row.Currency),
                Sum(row.DebitHigh, row.DebitLow),
                Sum(row.CreditHigh, row.CreditLow),
                Currency.Of(row.FunctionalCurrency),
                Sum(row.FunctionalDebitHigh, row.FunctionalDebitLow),
                Sum(row.FunctionalCreditHigh, row.FunctionalCreditLow)))
            .ToList();
    }

    public static IReadOnlyList<TradedWith> ReadTradedWith(SqliteConnection connection, string company, DateOnly from, DateOnly to)
        => connection.Query<TradedWithRow>(
            """
            SELECT l.counterparty AS Counterparty, e.currency AS Currency, max(l.elimination_key IS NOT NULL) AS IsEliminated
            FROM journal_entry e
            JOIN journal_line l ON l.entry = e.sequence
            WHERE e.company = @company AND e.ledger = 'statutory' AND e.posting_date BETWEEN @from AND @to
            GROUP BY l.counterparty, e.currency
            ORDER BY l.counterparty, e.currency
            """,
            new { company, from = SqliteText.Of(from), to = SqliteText.Of(to) }).Select(row => row.ToTradedWith()).ToList();

    private static Int128 Sum(long high, long low) => ((Int128)high * Part) + low;

    private sealed class LineRow : JournalRow
    {
        public string OrderId { get; init; } = "";

        public string PostingDate { get; init; } = "";

        protected override Guid Order => Guid.Parse(OrderId);

        protected override DateOnly Day => SqliteText.Date(PostingDate);
    }

    private sealed class SumRow
    {
        public string Company { get; init; } = "";

        public string Ledger { get; init; } = "";

        public string Account { get; init; } = "";

        public string Currency { get; init; } = "";

        public string FunctionalCurrency { get; init; } = "";

        public long DebitHigh { get; init; }

        public long DebitLow { get; init; }

        public long CreditHigh { get; init; }

        public long CreditLow { get; init; }

        public long FunctionalDebitHigh { get; init; }

        public long FunctionalDebitLow { get; init; }

        public long FunctionalCreditHigh { get; init; }

        public long FunctionalCreditLow { get; init; }
    }
}
