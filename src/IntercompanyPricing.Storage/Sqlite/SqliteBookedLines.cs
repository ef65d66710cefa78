using Dapper;
using IntercompanyPricing.Domain.Reconciliation;
using Microsoft.Data.Sqlite;

namespace IntercompanyPricing.Storage.Sqlite;

/// <summary>Reads lines of the journal with what finds them in an ERP, and no order's document.</summary>
internal static class SqliteBookedLines
{
    public static IReadOnlyList<BookedLine> Read(SqliteConnection connection, BookedLineQuery query)
    {
        const string With = "l.entry = e.sequence AND l.counterparty IN (SELECT value FROM json_each(@Counterparties))";
        var from = query.From is null ? "" : " AND e.posting_date >= @From";
        return connection.Query<Row>(
            $"""
            SELECT e.sequence AS Entry, o.id AS OrderId, l.counterparty AS Counterparty, o.seller_company AS Seller, o.seller_document AS SellerDocument, o.buyer_document AS BuyerDocument,
                e.posting_date AS PostingDate, e.currency AS Currency, l.account AS Account, l.assignment_version AS AssignmentVersion, l.debit - l.credit AS Amount, b.id AS TakesBack
            FROM (
                SELECT e.sequence, e.order_sequence, e.posting_date, e.currency
                FROM journal_entry e
                WHERE e.company = @Company AND e.sequence > @After AND e.ledger = 'statutory' AND e.posting_date <= @To{from} AND EXISTS (SELECT 1 FROM journal_line l WHERE {With})
                ORDER BY e.sequence
                LIMIT @Limit
            ) e
            JOIN journal_line l ON {With}
            JOIN posted_order o ON o.sequence = e.order_sequence
            LEFT JOIN order_reversal r ON r.sequence = o.sequence
            LEFT JOIN order_kind k ON k.kind = 'settlement' AND k.company = o.seller_company AND k.sequence = r.reverses
            LEFT JOIN posted_order b ON b.sequence = k.sequence
            ORDER BY e.sequence, l.line_number
            """,
            new { query.Limit, query.Company, query.After, Counterparties = SqliteText.Of([.. query.Counterparties]), From = SqliteText.Of(query.From), To = SqliteText.Of(query.To) })
            .Select(row => row.ToLine()).ToList();
    }

    private sealed class Row : BookedLineRow
    {
        public string OrderId { get; init; } = "";

        public string? TakesBack { get; init; }

        public string PostingDate { get; init; } = "";

        protected override Guid Order => Guid.Parse(OrderId);

        protected override Guid? Settlement => TakesBack is null ? null : Guid.Parse(TakesBack);

        protected override DateOnly Day => SqliteText.Date(PostingDate);
    }
}
