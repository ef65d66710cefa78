using Dapper;
using IntercompanyPricing.Domain.Orders;
using Microsoft.Data.Sqlite;

namespace IntercompanyPricing.Storage.Sqlite;

/// <summary>Keeps which orders have something open while orders are posted, and reads them.</summary>
internal sealed class SqliteOpenItems(SqliteConnection connection) : IDisposable
{
    private readonly SqliteStatement _open = new(connection, "INSERT INTO open_item (sequence, seller_company, buyer_company, currency, posting_date, is_valued) VALUES (?, ?, ?, ?, ?, ?)");

    // What an order that is taken back changed: the order whose settlement or adjustment it is, else the order itself.
    private readonly SqliteStatement _itemOf = new(connection,
        """
        SELECT COALESCE((SELECT settles FROM order_settlement WHERE sequence = ?1), (SELECT adjusts FROM order_adjustment WHERE sequence = ?1), ?1),
            EXISTS (SELECT 1 FROM order_settlement WHERE settles = ?1 OR sequence = ?1) OR EXISTS (SELECT 1 FROM order_adjustment WHERE sequence = ?1)
        """);

    private readonly SqliteStatement _reopen = new(connection,
        """
        INSERT INTO open_item (sequence, seller_company, buyer_company, currency, posting_date, is_valued)
        SELECT sequence, seller_company, buyer_company, currency, posting_date, is_valued FROM closed_item WHERE sequence = ?
        """);

    private readonly SqliteStatement _forgetClosed = new(connection, "DELETE FROM closed_item WHERE sequence = ?");

    private readonly SqliteStatement _close = new(connection,
        """
        INSERT INTO closed_item (sequence, seller_company, buyer_company, currency, posting_date, is_valued, closed_from)
        SELECT sequence, seller_company, buyer_company, currency, posting_date, is_valued,
            (SELECT MAX(d.day) FROM (
                SELECT posting_date AS day FROM posted_order WHERE sequence = ?1
                UNION ALL
                SELECT p.posting_date FROM order_reversal r JOIN posted_order p ON p.sequence = r.sequence WHERE r.reverses = ?1
                UNION ALL
                SELECT p.posting_date FROM order_adjustment a JOIN posted_order p ON p.sequence = a.sequence WHERE a.adjusts = ?1
                UNION ALL
                SELECT p.posting_date FROM order_adjustment a JOIN order_reversal r ON r.reverses = a.sequence JOIN posted_order p ON p.sequence = r.sequence WHERE a.adjusts = ?1
                UNION ALL
                SELECT p.posting_date FROM order_settlement s JOIN posted_order p ON p.sequence = s.sequence WHERE s.settles = ?1
                UNION ALL
                SELECT p.posting_date FROM order_settlement s JOIN order_reversal r ON r.reverses = s.sequence JOIN posted_order p ON p.sequence = r.sequence WHERE s.settles = ?1
                UNION ALL
                SELECT date(p.posting_date, '+1 day') FROM order_revaluation v JOIN posted_order p ON p.sequence = v.sequence WHERE v.revalues = ?1
            ) d)
        FROM open_item
        WHERE sequence = ?1
        """);

    private readonly SqliteStatement _forgetOpen = new(connection, "DELETE FROM open_item WHERE sequence = ?");

    private readonly SqliteStatement _value = new(connection, "UPDATE closed_item SET closed_from = MAX(closed_from, date(?1, '+1 day')) WHERE sequence = ?2");

    /// <summary>The orders of a query, in commit order.</summary>
    public static IReadOnlyList<StoredOrder> Read(SqliteConnection connection, OpenOrderQuery query)
    {
        string?[] conditions =
        [
            "sequence > @After",
            query.Currency is null ? null : "currency = @Currency",
            query.Between is null ? null : "seller_company IN (SELECT value FROM json_each(@Between)) AND buyer_company IN (SELECT value FROM json_each(@Between))",
            query.With is null ? null : "(seller_company IN (SELECT value FROM json_each(@With)) OR buyer_company IN (SELECT value FROM json_each(@With)))",
            query.PostedTo is null ? null : "posting_date <= @PostedTo",
            query.OnlyValued ? "is_valued = 1" : null,
        ];
        var where = string.Join(" AND ", conditions.OfType<string>());
        var closed = query.OpenOn is null ? "" : $" UNION ALL SELECT sequence FROM closed_item WHERE closed_from > @OpenOn AND {where}";
        return connection.Query<OrderRow>(
            $"""
            SELECT o.sequence AS Sequence, o.buyer_company AS BuyerCompany, o.seller_company AS SellerCompany, o.document AS Document
            FROM (SELECT sequence FROM open_item WHERE {where}{closed} ORDER BY 1 LIMIT @Limit) i
            JOIN posted_order o ON o.sequence = i.sequence
            ORDER BY i.sequence
            """,
            new
            {
                query.After,
                query.Limit,
                query.Currency,
                Between = query.Between is null ? null : SqliteText.Of([.. query.Between]),
                With = query.With is null ? null : SqliteText.Of([.. query.With]),
                PostedTo = SqliteText.Of(query.PostedTo),
                OpenOn = SqliteText.Of(query.OpenOn),
            }).Select(row => row.ToOrder()).ToList();
    }

    /// <summary>Follows an order that was just inserted, with what ties it to another one.</summary>
    public void Follow(AcceptedOrder accepted)
    {
        var (order, corrects) = (accepted.Order, accepted.Corrects);
        switch (accepted.Effect)
        {
            case ItemEffect.Opens:
                _open.With(accepted.Sequence).With(order.Decision.SellerCompany).With(order.Decision.BuyerCompany).With(order.Currency.Code).With(SqliteText.Of(order.PostingDate)).With(accepted.IsValued ? 1 : 0).Run();
                break;
            case ItemEffect.Changes or ItemEffect.TakesBack when order.Reverses is not null:
                var (item, isSettled) = _itemOf.With(corrects!.Value).First(row => Tuple.Create(row.Long(0), row.Long(1) != 0))!;
                Move(item, closes: accepted.Effect == ItemEffect.TakesBack && !isSettled);
                break;
            case ItemEffect.Changes or ItemEffect.Closes:
                Move(corrects!.Value, closes: accepted.Effect == ItemEffect.Closes);
                break;
            case ItemEffect.Values:
                _value.With(SqliteText.Of(order.PostingDate)).With(corrects!.Value).Run();
                break;
            default:
                break;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var statement in new[] { _open, _itemOf, _reopen, _forgetClosed, _close, _forgetOpen, _value })
            statement.Dispose();
    }

    private void Move(long item, bool closes)
    {
        var (from, forget) = closes ? (_close, _forgetOpen) : (_reopen, _forgetClosed);
        from.With(item).Run();
        forget.With(item).Run();
    }
}
