using System.Globalization;
using Dapper;
using IntercompanyPricing.Domain;
using IntercompanyPricing.Domain.Classification;
using IntercompanyPricing.Domain.Orders;
using IntercompanyPricing.Domain.Standings;
using Microsoft.Data.Sqlite;

namespace IntercompanyPricing.Storage.Sqlite;

/// <summary>Reads posted orders.</summary>
internal static class SqliteOrders
{
    private const string Columns = "o.sequence AS Sequence, o.buyer_company AS BuyerCompany, o.seller_company AS SellerCompany, o.document AS Document";

    private const string Select = $"SELECT {Columns} FROM posted_order o";

    // Of one order it is asked at once whether anything followed: nothing did, mostly, and nothing more is to be read.
    private const string SelectFew =
        $"""
        SELECT {Columns},
            EXISTS (SELECT 1 FROM order_reversal f WHERE f.reverses = o.sequence)
            OR EXISTS (SELECT 1 FROM order_adjustment f WHERE f.adjusts = o.sequence)
            OR EXISTS (SELECT 1 FROM order_reclassification f WHERE f.reclassifies = o.sequence)
            OR EXISTS (SELECT 1 FROM order_settlement f WHERE f.settles = o.sequence)
            OR EXISTS (SELECT 1 FROM order_revaluation f WHERE f.revalues = o.sequence)
            OR EXISTS (SELECT 1 FROM order_consent f WHERE f.order_sequence = o.sequence) AS MayBeFollowed
        FROM posted_order o
        """;

    // What was taken back whole asks for nobody's consent any more.
    private const string ToConfirm =
        """
        o.sequence IN (SELECT sequence FROM order_to_confirm) AND NOT EXISTS (SELECT 1 FROM order_reversal r WHERE r.reverses = o.sequence AND r.is_last = 1)
        """;

    private const int MostMonths = 24;

    private const long Many = 2000;

    public static PostedWithKey? FindByKey(SqliteConnection connection, string principal, string idempotencyKey)
    {
        var row = connection.QuerySingleOrDefault<KeyRow>(
            """
            SELECT id AS Id, request_hash AS RequestHash, document AS Document
            FROM posted_order
            WHERE principal = @principal AND idempotency_key = @idempotencyKey
            """,
            new { principal, idempotencyKey });
        return row is null ? null : new(Guid.Parse(row.Id), row.RequestHash, row.Document);
    }

    public static StoredOrder? Read(SqliteConnection connection, Guid id)
        => connection.QuerySingleOrDefault<OrderRow>($"{SelectFew} WHERE o.id = @id", new { id = SqliteText.Of(id) })?.ToOrder();

    // Most orders are followed by nothing: the few that are found are sorted here, as SQLite would make ready for each table what it needs to sort many.
    public static IReadOnlyList<StoredCorrection> ReadCorrections(SqliteConnection connection, IReadOnlyList<long> orders)
        => connection.Query<CorrectionRow>(
            """
            SELECT f.corrects AS Corrects, o.sequence AS Sequence, o.document AS Document
            FROM (
                SELECT j.value AS corrects, l.sequence
                FROM json_each(@orders) j
                JOIN (
                    SELECT reverses AS follows, sequence FROM order_reversal
                    UNION ALL
                    SELECT adjusts, sequence FROM order_adjustment
                    UNION ALL
                    SELECT reclassifies, sequence FROM order_reclassification
                    UNION ALL
                    SELECT settles, sequence FROM order_settlement
                    UNION ALL
                    SELECT revalues, sequence FROM order_revaluation) l ON l.follows = j.value) f
            JOIN posted_order o ON o.sequence = f.sequence
            """,
            new { orders = $"[{string.Join(',', orders)}]" }).Select(row => row.ToCorrection()).OrderBy(correction => correction.Corrects).ThenBy(correction => correction.Sequence).ToList();

    public static Standing ReadStanding(SqliteConnection connection, IReadOnlyList<StandingKey> keys) => new(keys.Distinct().ToDictionary(key => key, key => connection.QuerySingleOrDefault<StandingTotalRow>(
        """
        SELECT total AS Total, earned_total AS EarnedTotal
        FROM standing
        WHERE programme = @Programme AND holder = @Holder AND period = @Period
        ORDER BY part DESC
        LIMIT 1
        """,
        key)?.ToTotal() ?? default));

    public static IReadOnlyList<byte[]> ReadOf(SqliteConnection connection, StandingKey key) => connection.Query<byte[]>(
        """
        SELECT o.document
        FROM standing s
        JOIN posted_order o ON o.sequence = s.sequence
        WHERE s.programme = @Programme AND s.holder = @Holder AND s.period = @Period
        ORDER BY s.part
        """,
        key).AsList();

    public static long Last(SqliteConnection connection) => connection.QuerySingle<long>("SELECT order_sequence FROM head");

    public static IReadOnlyList<StoredOrder> Read(SqliteConnection connection, OrderQuery query)
    {
        // The list of one company walks that company's orders only (a key mostly acts for one), unless a document number finds them at once.
        var company = query.Company ?? (query.Scope is [var only] ? only : null);
        var scope = query.Scope is [var alone] && alone == company ? null : query.Scope;
        var walk = query.SellerDocument is null && query.BuyerDocument is null;

        // A kind has rows of its own, by company too; of an order of two companies the seller's stands for both. What has none is a supply.
        var (isKind, isSupply) = (query.Kind is not (null or OrderKind.Supply), query.Kind == OrderKind.Supply);

        // Where one end is open, what is posted from here on belongs to no page yet: the first or last month may begin with it.
        var upTo = query.From is null == query.To is null ? query.UpTo : Math.Min(query.UpTo ?? long.MaxValue, Last(connection));
        var months = walk && !isKind ? MonthsOf(connection, query, company) : null;
        var table = !walk || months is not null ? null : isKind ? "order_kind" : company is not null ? "order_company" : null;
        var sequence = table is null ? "o.sequence" : "c.sequence";

        // Only the conditions that restrict, so that SQLite sees which index helps.
        string?[] conditions =
        [
            $"{sequence} > @After",
            upTo is null ? null : $"{sequence} <= @UpTo",
            company is null ? null : table is null ? "@company IN (o.buyer_company, o.seller_company)" : "c.company = @company",
            table is not null && company is null ? "c.company = o.seller_company" : null,
            isKind ? table is null ? "EXISTS (SELECT 1 FROM order_kind k WHERE k.kind = @Kind AND k.sequence = o.sequence)" : "c.kind = @Kind" : null,
            isSupply ? $"NOT EXISTS (SELECT 1 FROM order_kind k WHERE k.kind IN ('reversal', 'adjustment', 'settlement', 'revaluation') AND k.sequence = {sequence})" : null,
            scope is null ? null : "(o.buyer_company IN (SELECT value FROM json_each(@Scope)) OR o.seller_company IN (SELECT value FROM json_each(@Scope)))",
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
                _ => $"{ToConfirm} AND (SELECT s.state FROM order_consent s WHERE s.order_sequence = o.sequence ORDER BY s.number DESC LIMIT 1) = @Consent",
            },
            query.SellerDocument is null ? null : "o.seller_document = @SellerDocument",
            query.BuyerDocument is null ? null : "o.buyer_document = @BuyerDocument",
        ];
        var join = table is null ? "" : $" JOIN {table} c ON c.sequence = o.sequence";
        var found = $"{join} WHERE {string.Join(" AND ", conditions.OfType<string>())}";
        var sql = months is null
            ? $"{(walk ? Select : SelectFew)}{found} ORDER BY {sequence} LIMIT @Limit"
            : $"""
              {Select}
              WHERE o.sequence IN (
                  SELECT of_month.value
                  FROM json_each(@Months) m, json_each((SELECT json_group_array(sequence) FROM (SELECT o.sequence FROM posted_order o{found} AND substr(o.date, 1, 7) = m.value ORDER BY o.sequence LIMIT @Limit))) of_month
                  ORDER BY of_month.value
                  LIMIT @Limit)
              ORDER BY o.sequence
              """;
        return connection.Query<OrderRow>(sql, new
        {
            Months = months,
            query.After,
            UpTo = upTo,
            query.Limit,
            company,
            Scope = scope is null ? null : SqliteText.Of(scope),
            query.Buyer,
            query.Seller,
            Classification = query.Classification is { } verdict ? EnumText<Verdict>.Of(verdict) : null,
            Relationship = query.Relationship is { } relationship ? EnumText<Relationship>.Of(relationship) : null,
            From = SqliteText.Of(query.From),
            To = SqliteText.Of(query.To),
            query.SellerDocument,
            query.BuyerDocument,
            PostedFrom = SqliteText.Of(query.PostedFrom),
            PostedTo = SqliteText.Of(query.PostedTo),
            Consent = query.Consent is { } consent ? EnumText<ConsentState>.Of(consent) : null,
            Kind = query.Kind is { } kind ? EnumText<OrderKind>.Of(kind) : null,
        }).Select(row => row.ToOrder()).ToList();
    }

    // The months that a query reaches into, where they are few: of each the first orders are found at once, and merged. Of many the orders
    // lie as densely among all, so that walking along those is faster.
    private static string? MonthsOf(SqliteConnection connection, OrderQuery query, string? company)
    {
        if ((query.From is null && query.To is null) || (company is not null && !HasMany(connection, company, query.After)))
            return null;
        var from = query.From ?? EndOf("min");
        var to = query.To ?? EndOf("max");
        var count = from is { } first && to is { } last ? ((last.Year - first.Year) * 12) + last.Month - first.Month + 1 : 0;
        return count > MostMonths ? null : SqliteText.Of([.. Enumerable.Range(0, Math.Max(count, 0)).Select(month => $"{from!.Value.AddDays(1 - from.Value.Day).AddMonths(month):yyyy-MM}")]);

        DateOnly? EndOf(string end) => connection.QuerySingle<string?>($"SELECT {end}(substr(date, 1, 7)) FROM posted_order") is { } month ? DateOnly.ParseExact(month, "yyyy-MM", CultureInfo.InvariantCulture) : null;
    }

    // A company with few orders is walked along itself: it may have none in a month that others fill.
    private static bool HasMany(SqliteConnection connection, string company, long after)
        => connection.QuerySingle<long>("SELECT count(*) FROM (SELECT 1 FROM order_company WHERE company = @company AND sequence > @after LIMIT @Many)", new { company, after, Many }) == Many;

    private sealed class KeyRow
    {
        public string Id { get; init; } = "";

        public byte[] RequestHash { get; init; } = [];

        public byte[] Document { get; init; } = [];
    }
}
