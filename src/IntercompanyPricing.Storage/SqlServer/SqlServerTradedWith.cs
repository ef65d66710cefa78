using Dapper;
using Microsoft.Data.SqlClient;

namespace IntercompanyPricing.Storage.SqlServer;

/// <summary>Reads with whom a company traded.</summary>
internal static class SqlServerTradedWith
{
    private const string OfCompany =
        """
        SELECT l.counterparty AS Counterparty, e.currency AS Currency, CAST(MAX(CASE WHEN l.elimination_key IS NULL THEN 0 ELSE 1 END) AS BIT) AS IsEliminated
        FROM journal_entry e
        JOIN journal_line l ON l.entry = e.sequence
        WHERE e.company = @company AND e.ledger = 'statutory' AND e.posting_date BETWEEN @from AND @to
        GROUP BY l.counterparty, e.currency
        ORDER BY l.counterparty, e.currency
        """;

    public static IReadOnlyList<TradedWith> Read(SqlConnection connection, string company, DateOnly from, DateOnly to)
        => connection.Query<TradedWithRow>(OfCompany, new { company, from = new SqlServerDay(from), to = new SqlServerDay(to) }).Select(row => row.ToTradedWith()).ToList();
}
