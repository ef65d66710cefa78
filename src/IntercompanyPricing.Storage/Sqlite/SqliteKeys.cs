using Dapper;
using IntercompanyPricing.Storage.Json;
using Microsoft.Data.Sqlite;

namespace IntercompanyPricing.Storage.Sqlite;

/// <summary>The tables <c>api_key</c> and <c>api_key_revocation</c>.</summary>
internal static class SqliteKeys
{
    private const string Select =
        """
        SELECT k.id AS Id, k.name AS Name, k.hash AS Hash, k.roles AS Roles, k.companies AS Companies, k.created_at AS CreatedAt, k.created_by AS CreatedBy, r.revoked_at AS RevokedAt
        FROM api_key k
        LEFT JOIN api_key_revocation r ON r.api_key = k.id
        ORDER BY k.rowid
        """;

    public static IReadOnlyList<ApiKey> Read(SqliteConnection connection) => connection.Query<Row>(Select).Select(row => row.ToKey()).ToList();

    public static void Add(SqliteWriting writing, ApiKey key)
    {
        writing.Execute("UPDATE head SET keys_version = keys_version + 1");
        writing.Execute(
            """
            INSERT INTO api_key (id, name, hash, roles, companies, created_at, created_by)
            VALUES (@Id, @Name, @Hash, @Roles, @Companies, @CreatedAt, @CreatedBy)
            """,
            new
            {
                Id = SqliteText.Of(key.Id),
                key.Name,
                key.Hash,
                Roles = SqliteText.Of(key.Roles),
                Companies = SqliteText.Of(key.Companies),
                CreatedAt = InstantConverter.TextOf(key.CreatedAt),
                key.CreatedBy,
            });
    }

    public static RevokeOutcome Revoke(SqliteWriting writing, Guid id, DateTimeOffset at, string by)
    {
        writing.Execute("UPDATE head SET keys_version = keys_version + 1");
        var outcome = ApiKey.Revoke(writing.Query<Row>(Select).ConvertAll(row => row.ToKey()), id);
        if (outcome == RevokeOutcome.Revoked)
            writing.Execute("INSERT INTO api_key_revocation (api_key, revoked_at, revoked_by) VALUES (@id, @at, @by)", new { id = SqliteText.Of(id), at = InstantConverter.TextOf(at), by });
        return outcome;
    }

    private sealed class Row
    {
        public string Id { get; init; } = "";

        public string Name { get; init; } = "";

        public byte[] Hash { get; init; } = [];

        public string Roles { get; init; } = "";

        public string Companies { get; init; } = "";

        public string CreatedAt { get; init; } = "";

        public string CreatedBy { get; init; } = "";

        public string? RevokedAt { get; init; }

        public ApiKey ToKey() => new(
            Guid.Parse(Id), Name, Hash, SqliteText.List(Roles), SqliteText.List(Companies), InstantConverter.Parse(CreatedAt), CreatedBy, RevokedAt is null ? null : InstantConverter.Parse(RevokedAt));
    }
}
