using Dapper;
using IntercompanyPricing.Domain.Reconciliation;
using IntercompanyPricing.Storage.Json;
using Microsoft.Data.Sqlite;

namespace IntercompanyPricing.Storage.Sqlite;

/// <summary>The table <c>erp_entry</c>.</summary>
internal static class SqliteErpEntries
{
    /// <summary>Adds those that are not there yet, and answers how many these are.</summary>
    public static int Add(SqliteWriting writing, IReadOnlyList<ErpEntry> entries, DateTimeOffset at, string by) => writing.Execute(
        """
        INSERT INTO erp_entry (company, counterparty, document, date, currency, minor_units, amount, account, occurrence, imported_at, imported_by)
        VALUES (@Company, @Counterparty, @Document, @Date, @Currency, @MinorUnits, @Amount, @Account, @Occurrence, @At, @By)
        ON CONFLICT (document, company, counterparty, date, account, currency, amount, occurrence) DO NOTHING
        """,
        entries.Select(entry => new
        {
            entry.Company,
            entry.Counterparty,
            entry.Document,
            Date = SqliteText.Of(entry.Date),
            Currency = entry.Amount.Currency.Code,
            entry.Amount.Currency.MinorUnits,
            Amount = entry.Amount.Minor,
            entry.Account,
            entry.Occurrence,
            At = InstantConverter.TextOf(at),
            By = by,
        }).ToList());

    public static IReadOnlyList<ErpEntry> Read(SqliteConnection connection, ErpQuery query)
    {
        var pair = query.Counterparty is null ? "company = @Company OR counterparty = @Company" : "(company = @Company AND counterparty = @Counterparty) OR (company = @Counterparty AND counterparty = @Company)";
        return connection.Query<Row>(
            $"""
            SELECT company AS Company, counterparty AS Counterparty, document AS Document, date AS Date, currency AS Currency, amount AS Amount, account AS Account, occurrence AS Occurrence
            FROM erp_entry
            WHERE ({pair}) AND date <= @To
            ORDER BY number
            """,
            new { query.Company, query.Counterparty, To = SqliteText.Of(query.To) }).Select(row => row.ToEntry()).ToList();
    }

    private sealed class Row : ErpEntryRow
    {
        public string Date { get; init; } = "";

        protected override DateOnly Day => SqliteText.Date(Date);
    }
}
