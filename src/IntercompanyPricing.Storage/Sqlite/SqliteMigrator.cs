using Dapper;
using IntercompanyPricing.Storage.Json;
using IntercompanyPricing.Storage.Migrations;
using Microsoft.Data.Sqlite;

namespace IntercompanyPricing.Storage.Sqlite;

/// <summary>Brings the schema of a database up to date, each script in a transaction together with its row in the journal.</summary>
internal static class SqliteMigrator
{
    /// <summary>Answers the names of the scripts that were applied.</summary>
    public static IReadOnlyList<string> Migrate(SqliteConnection connection)
    {
        connection.Execute(
            """
            CREATE TABLE IF NOT EXISTS schema_journal (
                number     INTEGER NOT NULL CONSTRAINT schema_journal_key PRIMARY KEY,
                name       TEXT NOT NULL,
                checksum   TEXT NOT NULL,
                applied_at TEXT NOT NULL
            ) STRICT
            """);
        var applied = connection.Query<AppliedScript>("SELECT number AS Number, name AS Name, checksum AS Checksum FROM schema_journal ORDER BY number").AsList();
        var missing = SchemaHistory.Missing(MigrationScript.In("db/sqlite"), applied).ToList();
        foreach (var script in missing)
            Apply(connection, script);
        return [.. missing.Select(script => script.Name)];
    }

    private static void Apply(SqliteConnection connection, MigrationScript script)
    {
        using var transaction = connection.BeginTransaction();
        connection.Execute(script.Sql, transaction: transaction);
        connection.Execute(
            "INSERT INTO schema_journal (number, name, checksum, applied_at) VALUES (@Number, @Name, @Checksum, @AppliedAt)",
            new { script.Number, script.Name, script.Checksum, AppliedAt = InstantConverter.TextOf(DateTimeOffset.UtcNow) },
            transaction);
        transaction.Commit();
    }
}
