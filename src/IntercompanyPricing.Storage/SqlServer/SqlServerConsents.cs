using System.Data;
using System.Text.Json;
using Dapper;
using IntercompanyPricing.Domain;
using IntercompanyPricing.Domain.Orders;
using Microsoft.Data.SqlClient;

namespace IntercompanyPricing.Storage.SqlServer;

/// <summary>The table <c>order_consent</c>.</summary>
internal static class SqlServerConsents
{
    private const string OfOrders =
        """
        SELECT c.sequence AS Sequence, c.order_sequence AS OrderSequence, c.known_at AS KnownAt, c.after_order AS AfterOrder, c.state AS State, c.said_at AS SaidAt, c.said_by AS SaidBy,
            c.buyer_document AS BuyerDocument, c.reason AS Reason, o.id AS OrderId
        FROM order_consent c
        JOIN posted_order o ON o.sequence = c.order_sequence
        WHERE c.order_sequence IN (SELECT CAST(value AS BIGINT) FROM OPENJSON(@orders))
        ORDER BY c.order_sequence, c.number
        """;

    private const string LastSequence = "SELECT COALESCE(MAX(sequence), 0) FROM order_consent";

    private const string Next =
        """
        SELECT TOP (@limit) c.sequence AS Sequence, c.order_sequence AS OrderSequence, c.known_at AS KnownAt, c.after_order AS AfterOrder, c.state AS State, c.said_at AS SaidAt, c.said_by AS SaidBy,
            c.buyer_document AS BuyerDocument, c.reason AS Reason, o.id AS OrderId
        FROM order_consent c
        JOIN posted_order o ON o.sequence = c.order_sequence
        WHERE c.sequence > @after AND c.sequence <= @upTo
        ORDER BY c.sequence
        """;

    private const string NextOfScope =
        """
        SELECT TOP (@limit) c.sequence AS Sequence, c.order_sequence AS OrderSequence, c.known_at AS KnownAt, c.after_order AS AfterOrder, c.state AS State, c.said_at AS SaidAt, c.said_by AS SaidBy,
            c.buyer_document AS BuyerDocument, c.reason AS Reason, o.id AS OrderId
        FROM order_consent c
        JOIN posted_order o ON o.sequence = c.order_sequence
        WHERE c.sequence > @after AND c.sequence <= @upTo
            AND (o.buyer_company IN (SELECT value COLLATE Latin1_General_100_BIN2 FROM OPENJSON(@scope))
                OR o.seller_company IN (SELECT value COLLATE Latin1_General_100_BIN2 FROM OPENJSON(@scope)))
        ORDER BY c.sequence
        """;

    private const string FindOrder =
        """
        SELECT o.sequence AS Sequence, o.buyer AS Buyer, o.document_year AS DocumentYear, reversal.id AS ReversedBy
        FROM posted_order o
        LEFT JOIN order_reversal r ON r.reverses = o.sequence AND r.is_last = 1
        LEFT JOIN posted_order reversal ON reversal.sequence = r.sequence
        WHERE o.id = @Order
        """;

    private const string FindTaken =
        """
        SELECT id FROM posted_order WHERE buyer_document = @Number AND buyer = @Buyer AND document_year = @DocumentYear AND sequence <> @Sequence
        UNION ALL
        SELECT o.id FROM order_consent c JOIN posted_order o ON o.sequence = c.order_sequence
        WHERE c.buyer_document = @Number AND c.buyer = @Buyer AND c.document_year = @DocumentYear AND c.order_sequence <> @Sequence
        """;

    private const string Insert =
        """
        INSERT INTO order_consent (sequence, order_sequence, number, state, known_at, after_order, said_at, said_by, buyer, document_year, buyer_document, reason)
        SELECT COALESCE(MAX(sequence), 0) + 1, @Sequence, @Number, @State, @Version, @OrderSequence, @At, @By, @Buyer, @DocumentYear, @BuyerDocument, @Reason
        FROM order_consent
        """;

    public static IReadOnlyList<StoredConsent> Read(SqlConnection connection, IReadOnlyList<long> orders)
        => connection.Query<Row>(OfOrders, new { orders = $"[{string.Join(',', orders)}]" }).Select(row => row.ToStored()).ToList();

    public static long Last(SqlConnection connection) => connection.QuerySingle<long>(LastSequence);

    public static IReadOnlyList<CommittedConsent> Read(SqlConnection connection, long after, long upTo, int limit, IReadOnlyList<string>? scope)
        => connection.Query<Row>(scope is null ? Next : NextOfScope, new { after, upTo, limit, scope = scope is null ? null : JsonSerializer.Serialize(scope) }).Select(row => row.ToCommitted()).ToList();

    // The same said again is there already, also where a try was committed whose answer got lost.
    public static ConsentOutcome Record(SqlServerWriting writing, ConsentToRecord toRecord)
    {
        var head = writing.LockHead();
        var order = writing.Query<OrderRow>(FindOrder, new { toRecord.Order }).Single();
        var earlier = writing.Query<Row>(OfOrders, new { orders = $"[{order.Sequence}]" });
        var last = earlier.Count == 0 ? null : earlier[^1].ToConsent();
        var decided = toRecord.Decide(last, order.ReversedBy);
        if (!decided.Succeeded)
            return new ConsentOutcome(null, decided.Refusals);
        if (decided.Value == last)
            return new ConsentOutcome(last, []);
        var consent = decided.Value;
        if (consent.BuyerDocument is { } number && writing.Query<Guid>(FindTaken, new { Number = number, order.Buyer, order.DocumentYear, order.Sequence }) is [var taken, ..])
            return new ConsentOutcome(null, [], taken);

        var parameters = new DynamicParameters(new
        {
            order.Sequence,
            Number = earlier.Count + 1,
            State = EnumText<ConsentState>.Of(consent.State),
            head.Version,
            head.OrderSequence,
            consent.By,
            order.Buyer,
            order.DocumentYear,
            consent.BuyerDocument,
            consent.Reason,
        });
        parameters.Add("At", SqlServerInstant.Of(consent.At), DbType.DateTime2);
        writing.Execute(Insert, parameters);
        writing.Commit();
        return new ConsentOutcome(consent, []);
    }

    private sealed class Row : ConsentRow
    {
        public Guid OrderId { get; init; }

        public DateTime SaidAt { get; init; }

        protected override Guid Order => OrderId;

        protected override DateTimeOffset At => SqlServerInstant.From(SaidAt);
    }

    private sealed class OrderRow
    {
        public long Sequence { get; init; }

        public string Buyer { get; init; } = "";

        public int DocumentYear { get; init; }

        public Guid? ReversedBy { get; init; }
    }
}
