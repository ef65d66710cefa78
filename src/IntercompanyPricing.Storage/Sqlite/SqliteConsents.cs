using Dapper;
using IntercompanyPricing.Domain;
using IntercompanyPricing.Domain.Orders;
using IntercompanyPricing.Storage.Json;
using Microsoft.Data.Sqlite;

namespace IntercompanyPricing.Storage.Sqlite;

/// <summary>The table <c>order_consent</c>.</summary>
internal static class SqliteConsents
{
    private const string Select =
        """
        SELECT c.sequence AS Sequence, c.order_sequence AS OrderSequence, c.known_at AS KnownAt, c.after_order AS AfterOrder, c.state AS State, c.said_at AS SaidAt, c.said_by AS SaidBy,
            c.buyer_document AS BuyerDocument, c.reason AS Reason, o.id AS OrderId
        FROM order_consent c
        JOIN posted_order o ON o.sequence = c.order_sequence
        """;

    public static IReadOnlyList<StoredConsent> Read(SqliteConnection connection, IReadOnlyList<long> orders)
        => connection.Query<Row>(
            $"{Select} WHERE c.order_sequence IN (SELECT value FROM json_each(@orders)) ORDER BY c.order_sequence, c.number", new { orders = $"[{string.Join(',', orders)}]" })
            .Select(row => row.ToStored()).ToList();

    public static long Last(SqliteConnection connection) => connection.QuerySingle<long>("SELECT coalesce(max(sequence), 0) FROM order_consent");

    public static IReadOnlyList<CommittedConsent> Read(SqliteConnection connection, long after, long upTo, int limit, string? scope)
    {
        var ofScope = scope is null ? "" : "AND (o.buyer_company IN (SELECT value FROM json_each(@scope)) OR o.seller_company IN (SELECT value FROM json_each(@scope)))";
        return connection.Query<Row>($"{Select} WHERE c.sequence > @after AND c.sequence <= @upTo {ofScope} ORDER BY c.sequence LIMIT @limit", new { after, upTo, limit, scope })
            .Select(row => row.ToCommitted()).ToList();
    }

    public static ConsentOutcome Record(SqliteWriting writing, ConsentToRecord toRecord)
    {
        var head = writing.LockHead();
        var order = writing.Query<OrderRow>(
            """
            SELECT o.sequence AS Sequence, o.buyer AS Buyer, o.document_year AS DocumentYear,
                (SELECT reversal.id FROM order_reversal r JOIN posted_order reversal ON reversal.sequence = r.sequence WHERE r.reverses = o.sequence AND r.is_last = 1) AS ReversedBy
            FROM posted_order o
            WHERE o.id = @Order
            """,
            new { Order = SqliteText.Of(toRecord.Order) }).Single();
        var earlier = writing.Query<Row>($"{Select} WHERE c.order_sequence = @Sequence ORDER BY c.number", new { order.Sequence });
        var last = earlier.Count == 0 ? null : earlier[^1].ToConsent();
        var decided = toRecord.Decide(last, order.ReversedBy is null ? null : Guid.Parse(order.ReversedBy));
        if (!decided.Succeeded)
            return new ConsentOutcome(null, decided.Refusals);
        if (decided.Value == last)
            return new ConsentOutcome(last, []);
        var consent = decided.Value;
        if (consent.BuyerDocument is { } number && FindDocument(writing, order, number) is { } taken)
            return new ConsentOutcome(null, [], taken);

        writing.Execute(
            """
            INSERT INTO order_consent (sequence, order_sequence, number, state, known_at, after_order, said_at, said_by, buyer, document_year, buyer_document, reason)
            SELECT coalesce(max(sequence), 0) + 1, @Sequence, @Number, @State, @Version, @OrderSequence, @At, @By, @Buyer, @DocumentYear, @BuyerDocument, @Reason
            FROM order_consent
            """,
            new
            {
                order.Sequence,
                Number = earlier.Count + 1,
                State = EnumText<ConsentState>.Of(consent.State),
                head.Version,
                head.OrderSequence,
                At = InstantConverter.TextOf(consent.At),
                consent.By,
                order.Buyer,
                order.DocumentYear,
                consent.BuyerDocument,
                consent.Reason,
            });
        writing.Commit();
        return new ConsentOutcome(consent, []);
    }

    // Another order that has the number, by posting or by its buyer's confirmation.
    private static Guid? FindDocument(SqliteWriting writing, OrderRow order, string number)
        => writing.Query<string>(
            """
            SELECT id FROM posted_order WHERE buyer_document = @number AND buyer = @Buyer AND document_year = @DocumentYear AND sequence <> @Sequence
            UNION ALL
            SELECT o.id FROM order_consent c JOIN posted_order o ON o.sequence = c.order_sequence
            WHERE c.buyer_document = @number AND c.buyer = @Buyer AND c.document_year = @DocumentYear AND c.order_sequence <> @Sequence
            """,
            new { number, order.Buyer, order.DocumentYear, order.Sequence }) is [var id, ..] ? Guid.Parse(id) : null;

    private sealed class Row : ConsentRow
    {
        public string OrderId { get; init; } = "";

        public string SaidAt { get; init; } = "";

        protected override Guid Order => Guid.Parse(OrderId);

        protected override DateTimeOffset At => InstantConverter.Parse(SaidAt);
    }

    private sealed class OrderRow
    {
        public long Sequence { get; init; }

        public string Buyer { get; init; } = "";

        public int DocumentYear { get; init; }

        public string? ReversedBy { get; init; }
    }
}
