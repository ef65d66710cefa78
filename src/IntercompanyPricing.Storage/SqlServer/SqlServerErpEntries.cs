using Dapper;
using IntercompanyPricing.Domain.Reconciliation;
using Microsoft.Data.SqlClient;

namespace IntercompanyPricing.Storage.SqlServer;

/// <summary>The table <c>erp_entry</c>.</summary>
internal static class SqlServerErpEntries
{
    // What is there already was imported before, or by a try whose answer got lost.
    private const string Insert =
        """
        INSERT INTO erp_entry (company, counterparty, document, date, currency, minor_units, amount, account, occurrence, imported_at, imported_by)
        SELECT r.company, r.counterparty, r.document, r.date, r.currency, r.minor_units, r.amount, r.account, r.occurrence, @At, @By
        FROM @erp_entry_row r
        WHERE NOT EXISTS (
            SELECT 1 FROM erp_entry e
            WHERE e.document = r.document AND e.company = r.company AND e.counterparty = r.counterparty AND e.date = r.date AND e.account = r.account
                AND e.currency = r.currency AND e.amount = r.amount AND e.occurrence = r.occurrence);
        """;

    private static readonly SqlServerRows _rows = new("erp_entry_row",
        SqlServerRows.Text("company", 64), SqlServerRows.Text("counterparty", 64), SqlServerRows.Text("document", 64), SqlServerRows.Date("date"), SqlServerRows.Text("currency", 3),
        SqlServerRows.Int("minor_units"), SqlServerRows.Long("amount"), SqlServerRows.Text("account", 64), SqlServerRows.Int("occurrence"));

    /// <summary>Adds those that are not there yet, and answers how many these are.</summary>
    public static int Add(SqlServerWriting writing, IReadOnlyList<ErpEntry> entries, DateTimeOffset at, string by)
    {
        var parameters = new DynamicParameters();
        parameters.Add("At", SqlServerInstant.Of(at), System.Data.DbType.DateTime2);
        parameters.Add("By", by);
        parameters.Add("erp_entry_row", _rows.Of(entries, entry =>
            [entry.Company, entry.Counterparty, entry.Document, SqlServerInstant.Of(entry.Date), entry.Amount.Currency.Code, entry.Amount.Currency.MinorUnits, entry.Amount.Minor, entry.Account, entry.Occurrence]));
        return writing.Execute(Insert, parameters);
    }

    public static IReadOnlyList<ErpEntry> Read(SqlConnection connection, ErpQuery query)
        => connection.Query<Row>(SqlOf(query), new { query.Company, query.Counterparty, To = new SqlServerDay(query.To) }).Select(row => row.ToEntry()).ToList();

    /// <summary>The statement for a query.</summary>
    internal static string SqlOf(ErpQuery query)
    {
        var pair = query.Counterparty is null ? "company = @Company OR counterparty = @Company" : "(company = @Company AND counterparty = @Counterparty) OR (company = @Counterparty AND counterparty = @Company)";
        return
            $"""
            SELECT company AS Company, counterparty AS Counterparty, document AS Document, date AS Date, currency AS Currency, amount AS Amount, account AS Account, occurrence AS Occurrence
            FROM erp_entry
            WHERE ({pair}) AND date <= @To
            ORDER BY number
            """;
    }

    private sealed class Row : ErpEntryRow
    {
        public DateTime Date { get; init; }

        protected override DateOnly Day => DateOnly.FromDateTime(Date);
    }
}
