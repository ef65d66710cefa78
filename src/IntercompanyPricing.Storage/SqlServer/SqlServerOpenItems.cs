using System.Text.Json;
using Dapper;
using Microsoft.Data.SqlClient;

namespace IntercompanyPricing.Storage.SqlServer;

/// <summary>Keeps which orders have something open while orders are posted, a few calls for a whole group, and reads them.</summary>
internal static class SqlServerOpenItems
{
    /// <summary>Goes out with the orders that open items.</summary>
    public const string InsertOpen =
        """
        INSERT INTO open_item (sequence, seller_company, buyer_company, currency, posting_date, is_valued)
        SELECT sequence, seller_company, buyer_company, currency, posting_date, is_valued
        FROM @open_item_row;

        """;

    // What an order that is taken back changed: the order whose settlement or adjustment it is, else the order itself.
    private const string ItemsOf =
        """
        SELECT t.sequence AS TakenBack, COALESCE(s.settles, a.adjusts, t.sequence) AS Item,
            CAST(CASE WHEN s.sequence IS NOT NULL OR a.sequence IS NOT NULL OR EXISTS (SELECT 1 FROM order_settlement o WHERE o.settles = t.sequence) THEN 1 ELSE 0 END AS BIT) AS IsSettled
        FROM (SELECT CAST(value AS BIGINT) AS sequence FROM OPENJSON(@orders)) t
        LEFT JOIN order_settlement s ON s.sequence = t.sequence
        LEFT JOIN order_adjustment a ON a.sequence = t.sequence
        """;

    private const string Reopen =
        """
        INSERT INTO open_item (sequence, seller_company, buyer_company, currency, posting_date, is_valued)
        SELECT sequence, seller_company, buyer_company, currency, posting_date, is_valued
        FROM closed_item
        WHERE sequence IN (SELECT CAST(value AS BIGINT) FROM OPENJSON(@items));
        DELETE FROM closed_item WHERE sequence IN (SELECT CAST(value AS BIGINT) FROM OPENJSON(@items));
        """;

    private const string Close =
        """
        INSERT INTO closed_item (sequence, seller_company, buyer_company, currency, posting_date, is_valued, closed_from)
        SELECT i.sequence, i.seller_company, i.buyer_company, i.currency, i.posting_date, i.is_valued,
            (SELECT MAX(d.day) FROM (
                SELECT i.posting_date AS day
                UNION ALL
                SELECT p.posting_date FROM order_reversal r JOIN posted_order p ON p.sequence = r.sequence WHERE r.reverses = i.sequence
                UNION ALL
                SELECT p.posting_date FROM order_adjustment a JOIN posted_order p ON p.sequence = a.sequence WHERE a.adjusts = i.sequence
                UNION ALL
                SELECT p.posting_date FROM order_adjustment a JOIN order_reversal r ON r.reverses = a.sequence JOIN posted_order p ON p.sequence = r.sequence WHERE a.adjusts = i.sequence
                UNION ALL
                SELECT p.posting_date FROM order_settlement s JOIN posted_order p ON p.sequence = s.sequence WHERE s.settles = i.sequence
                UNION ALL
                SELECT p.posting_date FROM order_settlement s JOIN order_reversal r ON r.reverses = s.sequence JOIN posted_order p ON p.sequence = r.sequence WHERE s.settles = i.sequence
                UNION ALL
                SELECT DATEADD(DAY, 1, p.posting_date) FROM order_revaluation v JOIN posted_order p ON p.sequence = v.sequence WHERE v.revalues = i.sequence
            ) d)
        FROM open_item i
        WHERE i.sequence IN (SELECT CAST(value AS BIGINT) FROM OPENJSON(@items));
        DELETE FROM open_item WHERE sequence IN (SELECT CAST(value AS BIGINT) FROM OPENJSON(@items));
        """;

    private const string Value =
        """
        UPDATE closed_item
        SET closed_from = (SELECT MAX(DATEADD(DAY, 1, p.posting_date)) FROM order_revaluation v JOIN posted_order p ON p.sequence = v.sequence WHERE v.revalues = closed_item.sequence)
        WHERE sequence IN (SELECT CAST(value AS BIGINT) FROM OPENJSON(@items))
            AND closed_from < (SELECT MAX(DATEADD(DAY, 1, p.posting_date)) FROM order_revaluation v JOIN posted_order p ON p.sequence = v.sequence WHERE v.revalues = closed_item.sequence);
        """;

    private static readonly SqlServerRows _rows = new("open_item_row",
        SqlServerRows.Long("sequence"), SqlServerRows.Text("seller_company", 64), SqlServerRows.Text("buyer_company", 64), SqlServerRows.Text("currency", 3), SqlServerRows.Date("posting_date"), SqlServerRows.Int("is_valued"));

    /// <summary>The rows of the orders that open items.</summary>
    public static SqlMapper.ICustomQueryParameter Rows(IEnumerable<AcceptedOrder> opening) => _rows.Of(opening, accepted => [
        accepted.Sequence, accepted.Order.Decision.SellerCompany, accepted.Order.Decision.BuyerCompany, accepted.Order.Currency.Code, SqlServerInstant.Of(accepted.Order.PostingDate), accepted.IsValued ? 1 : 0]);

    /// <summary>Follows the orders of a group that change items of others, once they are inserted with what ties them to these.</summary>
    public static void Follow(SqlServerWriting writing, IEnumerable<AcceptedOrder> group)
    {
        List<AcceptedOrder> changing = [.. group.Where(accepted => accepted.Effect is not (ItemEffect.None or ItemEffect.Opens))];
        List<long> takenBack = [.. changing.Where(accepted => accepted.Order.Reverses is not null).Select(accepted => accepted.Corrects!.Value)];
        var items = takenBack.Count == 0 ? [] : writing.Query<ItemRow>(ItemsOf, new { orders = ListOf(takenBack) }).ToDictionary(row => row.TakenBack);

        // Of several that change one item the last one tells how it stands.
        var (isClosed, valued) = (new Dictionary<long, bool>(), new HashSet<long>());
        foreach (var accepted in changing)
        {
            var corrects = accepted.Corrects!.Value;
            if (accepted.Effect == ItemEffect.Values)
                valued.Add(corrects);
            else if (items.TryGetValue(corrects, out var item) && accepted.Order.Reverses is not null)
                isClosed[item.Item] = accepted.Effect == ItemEffect.TakesBack && !item.IsSettled;
            else
                isClosed[corrects] = accepted.Effect == ItemEffect.Closes;
        }

        Execute(Reopen, isClosed.Keys);
        Execute(Close, isClosed.Where(item => item.Value).Select(item => item.Key));
        Execute(Value, valued);

        void Execute(string sql, IEnumerable<long> of)
        {
            if (of.Any())
                writing.Execute(sql, new { items = ListOf(of) });
        }
    }

    /// <summary>The orders of a query, in commit order.</summary>
    public static IReadOnlyList<StoredOrder> Read(SqlConnection connection, OpenOrderQuery query) => connection.Query<OrderRow>(SqlOf(query), new
    {
        query.After,
        query.Limit,
        query.Currency,
        Between = query.Between is null ? null : JsonSerializer.Serialize(query.Between),
        With = query.With is null ? null : JsonSerializer.Serialize(query.With),
        PostedTo = new SqlServerDay(query.PostedTo),
        OpenOn = new SqlServerDay(query.OpenOn),
    }).Select(row => row.ToOrder()).ToList();

    /// <summary>The statement for a query.</summary>
    internal static string SqlOf(OpenOrderQuery query)
    {
        const string Between = "(SELECT value COLLATE Latin1_General_100_BIN2 FROM OPENJSON(@Between))";
        const string With = "(SELECT value COLLATE Latin1_General_100_BIN2 FROM OPENJSON(@With))";
        string?[] conditions =
        [
            "sequence > @After",
            query.Currency is null ? null : "currency = @Currency",
            query.Between is null ? null : $"seller_company IN {Between} AND buyer_company IN {Between}",
            query.With is null ? null : $"(seller_company IN {With} OR buyer_company IN {With})",
            query.PostedTo is null ? null : "posting_date <= @PostedTo",
            query.OnlyValued ? "is_valued = 1" : null,
        ];
        var where = string.Join(" AND ", conditions.OfType<string>());
        var closed = query.OpenOn is null ? "" : $" UNION ALL SELECT sequence FROM closed_item WHERE closed_from > @OpenOn AND {where}";
        return
            $"""
            SELECT TOP (@Limit) o.sequence AS Sequence, o.buyer_company AS BuyerCompany, o.seller_company AS SellerCompany, o.document AS Document
            FROM (SELECT sequence FROM open_item WHERE {where}{closed}) i
            JOIN posted_order o ON o.sequence = i.sequence
            ORDER BY i.sequence
            """;
    }

    private static string ListOf(IEnumerable<long> sequences) => $"[{string.Join(',', sequences)}]";

    private sealed class ItemRow
    {
        public long TakenBack { get; init; }

        public long Item { get; init; }

        public bool IsSettled { get; init; }
    }
}
