using System.Text.Json;
using Dapper;
using Microsoft.Data.SqlClient;

namespace IntercompanyPricing.Storage.SqlServer;

/// <summary>Reads facts and orders as they were committed.</summary>
internal static class SqlServerChanges
{
    private const string Counters = "SELECT version AS Version, order_sequence AS OrderSequence FROM head";

    private const string Facts =
        """
        SELECT TOP (@FactLimit) version AS Version, position AS Position, recorded_at AS RecordedAt, recorded_by AS RecordedBy, body AS Body
        FROM fact
        WHERE version >= @Version AND (version > @Version OR position > @Position) AND version <= @LastVersion
        ORDER BY version, position
        """;

    private const string Orders =
        """
        SELECT TOP (@OrderLimit) sequence AS Sequence, known_at AS KnownAt, id AS Id, posted_at AS PostedAt, document AS Document
        FROM posted_order
        WHERE sequence > @Sequence AND sequence <= @LastSequence
        ORDER BY sequence
        """;

    private const string OrdersOfScope =
        """
        SELECT TOP (@OrderLimit) sequence AS Sequence, known_at AS KnownAt, id AS Id, posted_at AS PostedAt, document AS Document
        FROM posted_order
        WHERE sequence > @Sequence AND sequence <= @LastSequence
            AND (buyer_company IN (SELECT value COLLATE Latin1_General_100_BIN2 FROM OPENJSON(@Scope))
                OR seller_company IN (SELECT value COLLATE Latin1_General_100_BIN2 FROM OPENJSON(@Scope)))
        ORDER BY sequence
        """;

    public static Changes Read(SqlConnection connection, ChangeQuery query)
    {
        // Read first: all that they count is committed, whatever is committed meanwhile; and a consent only after its order.
        var lastConsent = SqlServerConsents.Last(connection);
        var head = connection.QuerySingle<Head>(Counters);
        var facts = connection.Query<SqlServerFacts.Row>(Facts, new { query.After.Version, query.After.Position, LastVersion = head.Version, query.FactLimit });
        var orders = connection.Query<OrderRow>(
            query.Scope is null ? Orders : OrdersOfScope,
            new { query.After.Sequence, LastSequence = head.OrderSequence, query.OrderLimit, Scope = query.Scope is null ? null : JsonSerializer.Serialize(query.Scope) });
        var consents = SqlServerConsents.Read(connection, query.After.Consent, lastConsent, query.OrderLimit, query.Scope);
        return new(head.Version, head.OrderSequence, [.. facts.Select(row => row.ToCommitted())], [.. orders.Select(row => row.ToCommitted())], lastConsent, consents);
    }

    private sealed class OrderRow
    {
        public long Sequence { get; init; }

        public long KnownAt { get; init; }

        public Guid Id { get; init; }

        public DateTime PostedAt { get; init; }

        public byte[] Document { get; init; } = [];

        public CommittedOrder ToCommitted() => new(Sequence, KnownAt, Id, SqlServerInstant.From(PostedAt), Document);
    }
}
