using System.Text.Json;
using Dapper;
using IntercompanyPricing.Domain;
using IntercompanyPricing.Domain.Classification;
using IntercompanyPricing.Domain.Orders;
using Microsoft.Data.SqlClient;

namespace IntercompanyPricing.Storage.SqlServer;

/// <summary>Reads posted orders.</summary>
internal static class SqlServerOrders
{
    private const string ByKey =
        """
        SELECT id AS Id, request_hash AS RequestHash, document AS Document
        FROM posted_order
        WHERE principal = @principal AND idempotency_key = @idempotencyKey
        """;

    private const string ById =
        """
        SELECT o.sequence AS Sequence, o.buyer_company AS BuyerCompany, o.seller_company AS SellerCompany, o.document AS Document
        FROM posted_order o
        WHERE o.id = @id
        """;

    private const string CorrectionsOf =
        """
        SELECT r.reverses AS Corrects, o.sequence AS Sequence, o.document AS Document
        FROM order_reversal r
        JOIN posted_order o ON o.sequence = r.sequence
        WHERE r.reverses IN (SELECT CAST(value AS BIGINT) FROM OPENJSON(@orders))
        UNION ALL
        SELECT a.adjusts, o.sequence, o.document
        FROM order_adjustment a
        JOIN posted_order o ON o.sequence = a.sequence
        WHERE a.adjusts IN (SELECT CAST(value AS BIGINT) FROM OPENJSON(@orders))
        UNION ALL
        SELECT c.reclassifies, o.sequence, o.document
        FROM order_reclassification c
        JOIN posted_order o ON o.sequence = c.sequence
        WHERE c.reclassifies IN (SELECT CAST(value AS BIGINT) FROM OPENJSON(@orders))
        UNION ALL
        SELECT s.settles, o.sequence, o.document
        FROM order_settlement s
        JOIN posted_order o ON o.sequence = s.sequence
        WHERE s.settles IN (SELECT CAST(value AS BIGINT) FROM OPENJSON(@orders))
        UNION ALL
        SELECT v.revalues, o.sequence, o.document
        FROM order_revaluation v
        JOIN posted_order o ON o.sequence = v.sequence
        WHERE v.revalues IN (SELECT CAST(value AS BIGINT) FROM OPENJSON(@orders))
        ORDER BY 1, 2
        """;

    private const string LastSequence = "SELECT order_sequence FROM head";

    public static PostedWithKey? FindByKey(SqlConnection connection, string principal, string idempotencyKey)
        => connection.QuerySingleOrDefault<KeyRow>(ByKey, new { principal, idempotencyKey }) is { } row ? new(row.Id, row.RequestHash, row.Document) : null;

    public static StoredOrder? Read(SqlConnection connection, Guid id) => connection.QuerySingleOrDefault<OrderRow>(ById, new { id })?.ToOrder();

    public static IReadOnlyList<StoredCorrection> ReadCorrections(SqlConnection connection, IReadOnlyList<long> orders)
        => connection.Query<CorrectionRow>(CorrectionsOf, new { orders = $"[{string.Join(',', orders)}]" }).Select(row => row.ToCorrection()).ToList();

    public static long Last(SqlConnection connection) => connection.QuerySingle<long>(LastSequence);

    public static IReadOnlyList<StoredOrder> Read(SqlConnection connection, OrderQuery query) => connection.Query<OrderRow>(SqlOf(query), new
    {
        query.After,
        query.UpTo,
        query.Limit,
        Company = CompanyOf(query),
        Scope = query.Scope is null ? null : JsonSerializer.Serialize(query.Scope),
        query.Buyer,
        query.Seller,
        Classification = query.Classification is { } verdict ? EnumText<Verdict>.Of(verdict) : null,
        Relationship = query.Relationship is { } relationship ? EnumText<Relationship>.Of(relationship) : null,
        From = new SqlServerDay(query.From),
        To = new SqlServerDay(query.To),
        query.SellerDocument,
        query.BuyerDocument,
        PostedFrom = new SqlServerDay(query.PostedFrom),
        PostedTo = new SqlServerDay(query.PostedTo),
        Consent = query.Consent is { } consent ? EnumText<ConsentState>.Of(consent) : null,
        Kind = query.Kind is { } kind ? EnumText<OrderKind>.Of(kind) : null,
    }).Select(row => row.ToOrder()).ToList();

    /// <summary>The statement for a query: only the conditions that restrict, so that the server sees which index helps.</summary>
    internal static string SqlOf(OrderQuery query)
    {
        // What was taken back whole asks for nobody's consent any more.
        const string ToConfirm = "o.sequence IN (SELECT t.sequence FROM order_to_confirm t) AND NOT EXISTS (SELECT 1 FROM order_reversal r WHERE r.reverses = o.sequence AND r.is_last = 1)";
        const string Scope = "(SELECT value COLLATE Latin1_General_100_BIN2 FROM OPENJSON(@Scope))";

        // The list of one company walks that company's orders only, unless a document number finds them at once.
        var company = CompanyOf(query);
        var walk = query.SellerDocument is null && query.BuyerDocument is null;

        // A kind has rows of its own, by company too; of an order of two companies the seller's stands for both. What has none is a supply.
        var (isKind, isSupply) = (query.Kind is not (null or OrderKind.Supply), query.Kind == OrderKind.Supply);
        var table = !walk ? null : isKind ? "order_kind" : company is not null ? "order_company" : null;
        var sequence = table is null ? "o.sequence" : "c.sequence";
        string?[] conditions =
        [
            $"{sequence} > @After",
            query.UpTo is null ? null : $"{sequence} <= @UpTo",
            company is null ? null : table is null ? "@Company IN (o.buyer_company, o.seller_company)" : "c.company = @Company",
            table is not null && company is null ? "c.company = o.seller_company" : null,
            isKind ? table is null ? "EXISTS (SELECT 1 FROM order_kind k WHERE k.kind = @Kind AND k.sequence = o.sequence)" : "c.kind = @Kind" : null,
            isSupply ? $"NOT EXISTS (SELECT 1 FROM order_kind k WHERE k.kind IN ('reversal', 'adjustment', 'settlement', 'revaluation') AND k.sequence = {sequence})" : null,
            query.Scope is null ? null : $"(o.buyer_company IN {Scope} OR o.seller_company IN {Scope})",
            query.Buyer is null ? null : "o.buyer = @Buyer",
            query.Seller is null ? null : "o.seller = @Seller",
            query.Classification is null ? null : "o.classification = @Classification",
            query.Relationship is null ? null : "o.relationship = @Relationship",
            query.From is null ? null : "o.date >= @From",
            query.To is null ? null : "o.date <= @To",
            query.PostedFrom is null ? null : "o.posting_date >= @PostedFrom",
            query.PostedTo is null ? null : "o.posting_date <= @PostedTo",
            query.Consent switch
            {
                null => null,
                ConsentState.Unconfirmed => $"{ToConfirm} AND NOT EXISTS (SELECT 1 FROM order_consent s WHERE s.order_sequence = o.sequence)",
                _ => $"{ToConfirm} AND (SELECT TOP (1) s.state FROM order_consent s WHERE s.order_sequence = o.sequence ORDER BY s.number DESC) = @Consent",
            },
            query.SellerDocument is null ? null : "o.seller_document = @SellerDocument",
            query.BuyerDocument is null ? null : "o.buyer_document = @BuyerDocument",
        ];
        return
            $"""
            SELECT TOP (@Limit) o.sequence AS Sequence, o.buyer_company AS BuyerCompany, o.seller_company AS SellerCompany, o.document AS Document
            FROM posted_order o{(table is null ? "" : $" JOIN {table} c ON c.sequence = o.sequence")}
            WHERE {string.Join(" AND ", conditions.OfType<string>())}
            ORDER BY {sequence}
            """;
    }

    // A key mostly acts for one company.
    private static string? CompanyOf(OrderQuery query) => query.Company ?? (query.Scope is [var only] ? only : null);

    private sealed class KeyRow
    {
        public Guid Id { get; init; }

        public byte[] RequestHash { get; init; } = [];

        public byte[] Document { get; init; } = [];
    }
}
