using System.Data;
using System.Text.Json;
using Dapper;
using Microsoft.Data.SqlClient;

namespace IntercompanyPricing.Storage.SqlServer;

/// <summary>The tables <c>api_key</c> and <c>api_key_revocation</c>.</summary>
internal static class SqlServerKeys
{
    private const string Select =
        """
        SELECT k.id AS Id, k.name AS Name, k.hash AS Hash, k.roles AS Roles, k.companies AS Companies, k.created_at AS CreatedAt, k.created_by AS CreatedBy, r.revoked_at AS RevokedAt
        FROM api_key k
        LEFT JOIN api_key_revocation r ON r.api_key = k.id
        ORDER BY k.number
        """;

    // The same key again is there already: it was added by a try whose answer got lost.
    private const string Insert =
        """
        UPDATE head SET keys_version = keys_version + 1;
        INSERT INTO api_key (id, name, hash, roles, companies, created_at, created_by)
        SELECT @Id, @Name, @Hash, @Roles, @Companies, @CreatedAt, @CreatedBy
        WHERE NOT EXISTS (SELECT 1 FROM api_key k WHERE k.id = @Id AND k.hash = @Hash);
        """;

    private const string InsertRevocation =
        """
        UPDATE head SET keys_version = keys_version + 1;
        INSERT INTO api_key_revocation (api_key, revoked_at, revoked_by) VALUES (@Id, @At, @By);
        """;

    private const string FindRevocation = "SELECT COUNT(*) FROM api_key_revocation WHERE api_key = @Id AND revoked_at = @At AND revoked_by = @By";

    public static IReadOnlyList<ApiKey> Read(SqlConnection connection) => connection.Query<Row>(Select).Select(row => row.ToKey()).ToList();

    public static void Add(SqlServerWriting writing, ApiKey key)
    {
        var parameters = new DynamicParameters(new { key.Id, key.Name, key.Hash, Roles = JsonSerializer.Serialize(key.Roles), Companies = JsonSerializer.Serialize(key.Companies), key.CreatedBy });
        parameters.Add("CreatedAt", SqlServerInstant.Of(key.CreatedAt), DbType.DateTime2);
        writing.LockHead();
        writing.Execute(Insert, parameters);
    }

    public static RevokeOutcome Revoke(SqlServerWriting writing, Guid id, DateTimeOffset at, string by)
    {
        var parameters = new DynamicParameters(new { Id = id, By = by });
        parameters.Add("At", SqlServerInstant.Of(at), DbType.DateTime2);
        writing.LockHead();
        var outcome = ApiKey.Revoke(writing.Query<Row>(Select).ConvertAll(row => row.ToKey()), id);
        if (outcome == RevokeOutcome.Revoked)
            writing.Execute(InsertRevocation, parameters);
        else if (outcome == RevokeOutcome.RevokedBefore && writing.IsRepeat && writing.Query<int>(FindRevocation, parameters)[0] == 1)
            return RevokeOutcome.Revoked; // by a try whose answer got lost
        return outcome;
    }

    private sealed class Row
    {
        public Guid Id { get; init; }

        public string Name { get; init; } = "";

        public byte[] Hash { get; init; } = [];

        public string Roles { get; init; } = "";

        public string Companies { get; init; } = "";

        public DateTime CreatedAt { get; init; }

        public string CreatedBy { get; init; } = "";

        public DateTime? RevokedAt { get; init; }

        public ApiKey ToKey() => new(
            Id, Name, Hash, JsonSerializer.Deserialize<string[]>(Roles)!, JsonSerializer.Deserialize<string[]>(Companies)!,
            SqlServerInstant.From(CreatedAt), CreatedBy, RevokedAt is { } at ? SqlServerInstant.From(at) : null);
    }
}
