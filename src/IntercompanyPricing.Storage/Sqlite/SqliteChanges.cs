using Dapper;
using IntercompanyPricing.Storage.Json;
using Microsoft.Data.Sqlite;

namespace IntercompanyPricing.Storage.Sqlite;

/// <summary>Reads facts and orders as they were committed.</summary>
internal static class SqliteChanges
{
    public static Changes Read(SqliteConnection connection, ChangeQuery query)
    {
        // Read first: all that they count is committed, whatever is committed meanwhile; and a consent only after its order.
        var lastConsent = SqliteConsents.Last(connection);
        var head = connection.QuerySingle<Head>("SELECT version AS Version, order_sequence AS OrderSequence FROM head");
        var facts = connection.Query<SqliteFacts.Row>(
            """
            SELECT version AS Version, position AS Position, recorded_at AS RecordedAt, recorded_by AS RecordedBy, body AS Body
            FROM fact
            WHERE (version, position) > (@Version, @Position) AND version <= @LastVersion
            ORDER BY version, position
            LIMIT @FactLimit
            """,
            new { query.After.Version, query.After.Position, LastVersion = head.Version, query.FactLimit });
        var scope = query.Scope is null ? "" : "AND (buyer_company IN (SELECT value FROM json_each(@Scope)) OR seller_company IN (SELECT value FROM json_each(@Scope)))";
        var orders = connection.Query<OrderRow>(
            $"""
            SELECT sequence AS Sequence, known_at AS KnownAt, id AS Id, posted_at AS PostedAt, document AS Document
            FROM posted_order
            WHERE sequence > @Sequence AND sequence <= @LastSequence {scope}
            ORDER BY sequence
            LIMIT @OrderLimit
            """,
            new { query.After.Sequence, LastSequence = head.OrderSequence, query.OrderLimit, Scope = query.Scope is null ? null : SqliteText.Of(query.Scope) });
        var consents = SqliteConsents.Read(connection, query.After.Consent, lastConsent, query.OrderLimit, query.Scope is null ? null : SqliteText.Of(query.Scope));
        return new(head.Version, head.OrderSequence, [.. facts.Select(row => row.ToCommitted())], [.. orders.Select(row => row.ToCommitted())], lastConsent, consents);
    }

    private sealed class OrderRow
    {
        public long Sequence { get; init; }

        public long KnownAt { get; init; }

        public string Id { get; init; } = "";

        public string PostedAt { get; init; } = "";

        public byte[] Document { get; init; } = [];

        public CommittedOrder ToCommitted() => new(Sequence, KnownAt, Guid.Parse(Id), InstantConverter.Parse(PostedAt), Document);
    }
}
