using System.Text.Json;
using Dapper;
using IntercompanyPricing.Domain.Reconciliation;
using Microsoft.Data.SqlClient;

namespace IntercompanyPricing.Storage.SqlServer;

/// <summary>Reads lines of the journal with what finds them in an ERP, and no order's document.</summary>
internal static class SqlServerBookedLines
{
    public static IReadOnlyList<BookedLine> Read(SqlConnection connection, BookedLineQuery query) => connection.Query<Row>(SqlOf(query), new
    {
        query.Limit,
        query.Company,
        query.After,
        Counterparties = JsonSerializer.Serialize(query.Counterparties),
        From = new SqlServerDay(query.From),
        To = new SqlServerDay(query.To),
    }).Select(row => row.ToLine()).ToList();

    /// <summary>The statement for a query.</summary>
    internal static string SqlOf(BookedLineQuery query)
    {
        const string With = "l.entry = e.sequence AND l.counterparty IN (SELECT value COLLATE Latin1_General_100_BIN2 FROM OPENJSON(@Counterparties))";
        var from = query.From is null ? "" : " AND e.posting_date >= @From";
        return
            $"""
            SELECT e.sequence AS Entry, o.id AS OrderId, l.counterparty AS Counterparty, o.seller_company AS Seller, o.seller_document AS SellerDocument, o.buyer_document AS BuyerDocument,
                e.posting_date AS PostingDate, e.currency AS Currency, l.account AS Account, l.assignment_version AS AssignmentVersion, l.debit - l.credit AS Amount, b.id AS TakesBack
            FROM (
                SELECT TOP (@Limit) e.sequence, e.order_sequence, e.posting_date, e.currency
                FROM journal_entry e
                WHERE e.company = @Company AND e.sequence > @After AND e.ledger = 'statutory' AND e.posting_date <= @To{from} AND EXISTS (SELECT 1 FROM journal_line l WHERE {With})
                ORDER BY e.sequence
            ) e
            JOIN journal_line l ON {With}
            JOIN posted_order o ON o.sequence = e.order_sequence
            LEFT JOIN order_reversal r ON r.sequence = o.sequence
            LEFT JOIN order_kind k ON k.kind = 'settlement' AND k.company = o.seller_company AND k.sequence = r.reverses
            LEFT JOIN posted_order b ON b.sequence = k.sequence
            ORDER BY e.sequence, l.line_number
            """;
    }

    private sealed class Row : BookedLineRow
    {
        public Guid OrderId { get; init; }

        public Guid? TakesBack { get; init; }

        public DateTime PostingDate { get; init; }

        protected override Guid Order => OrderId;

        protected override Guid? Settlement => TakesBack;

        protected override DateOnly Day => DateOnly.FromDateTime(PostingDate);
    }
}
