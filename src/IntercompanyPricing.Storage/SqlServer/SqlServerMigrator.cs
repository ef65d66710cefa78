using System.Data;
using System.Text.RegularExpressions;
using Dapper;
using IntercompanyPricing.Storage.Migrations;
using Microsoft.Data.SqlClient;

namespace IntercompanyPricing.Storage.SqlServer;

/// <summary>
/// Brings the schema of a database up to date, all missing scripts and their rows in the journal in one transaction. Of several
/// instances that start together one does it while the others wait. Where nothing is missing, reading is all that it does.
/// </summary>
internal static partial class SqlServerMigrator
{
    private const string IsSnapshotOn = "SELECT is_read_committed_snapshot_on FROM sys.databases WHERE name = @database";

    private const string HasJournal = "SELECT COUNT(*) FROM sys.tables WHERE name = 'schema_journal'";

    internal const string CreateJournal =
        """
        CREATE TABLE schema_journal (
            number     INT NOT NULL CONSTRAINT schema_journal_key PRIMARY KEY,
            name       NVARCHAR(200) NOT NULL,
            checksum   NVARCHAR(64) NOT NULL,
            applied_at DATETIME2(6) NOT NULL
        )
        """;

    private const string Applied = "SELECT number AS Number, name AS Name, checksum AS Checksum FROM schema_journal ORDER BY number";

    private const string Journal = "INSERT INTO schema_journal (number, name, checksum, applied_at) VALUES (@Number, @Name, @Checksum, SYSUTCDATETIME())";

    private const string Lock =
        """
        SET XACT_ABORT ON;
        DECLARE @result INT;
        EXEC @result = sp_getapplock @Resource = 'intercompany-pricing-schema', @LockMode = 'Exclusive', @LockOwner = 'Transaction', @LockTimeout = 60000;
        SELECT @result;
        """;

    private const int ScriptTimeout = 600;

    // As long as the lock is waited for: what another instance is changing cannot be read until it is done.
    private const int ReadTimeout = 60;

    private static string IsBeingChanged => "Another instance has been changing the schema for a minute. Start again when it is done.";

    /// <summary>Brings the schema up to date and answers the names of the scripts that were applied.</summary>
    /// <exception cref="StoreUnusableException">The database cannot be used; the message says why.</exception>
    public static IReadOnlyList<string> Migrate(SqlConnectionStringBuilder settings)
    {
        using var connection = new SqlConnection(settings.ConnectionString);
        try
        {
            connection.Open();
            CheckSnapshot(connection, settings.InitialCatalog);
            var scripts = MigrationScript.In("db/sqlserver");
            return IsComplete(connection, scripts) ? [] : Apply(connection, scripts);
        }
        catch (Exception e) when (e is SqlException or InvalidOperationException or NotSupportedException)
        {
            throw SqlServerFaults.AtStart(e, settings);
        }
    }

    /// <summary>Makes the role that a service's login needs, and what it may do.</summary>
    /// <exception cref="StoreUnusableException">This login may not.</exception>
    public static void MakeRole(SqlConnectionStringBuilder settings)
    {
        using var connection = new SqlConnection(settings.ConnectionString);
        try
        {
            connection.Open();
            foreach (var batch in BatchesOf(MigrationScript.Text("db/sqlserver.role.sql")))
                connection.Execute(batch);
        }
        catch (Exception e) when (e is SqlException or InvalidOperationException or NotSupportedException)
        {
            throw SqlServerFaults.AtStart(e, settings);
        }
    }

    /// <summary>Makes the database where it is missing, and sees to it that readers do not wait for writers.</summary>
    /// <exception cref="StoreUnusableException">It cannot be made; the message says why.</exception>
    public static void Create(SqlConnectionStringBuilder settings)
    {
        var database = settings.InitialCatalog;
        var server = new SqlConnectionStringBuilder(settings.ConnectionString) { InitialCatalog = "master" };
        using var connection = new SqlConnection(server.ConnectionString);
        try
        {
            connection.Open();
            var isThere = connection.QuerySingleOrDefault<bool?>(IsSnapshotOn, new { database }) is not null;

            // Where it is on already, as on Azure SQL, nothing is altered.
            foreach (var statement in isThere ? AlterSql(database) : CreateSql(database))
            {
                if (connection.QuerySingleOrDefault<bool?>(IsSnapshotOn, new { database }) is not true)
                    connection.Execute(statement, commandTimeout: ScriptTimeout);
            }
        }
        catch (Exception e) when (e is SqlException or InvalidOperationException or NotSupportedException)
        {
            throw SqlServerFaults.AtStart(e, server);
        }
    }

    /// <summary>The statements that make a database, in order.</summary>
    internal static string[] CreateSql(string database)
        => [$"CREATE DATABASE {NameOf(database)}", $"ALTER DATABASE {NameOf(database)} SET READ_COMMITTED_SNAPSHOT ON WITH ROLLBACK IMMEDIATE"];

    /// <summary>The statement for a database that is there already. Nobody's work in it is cut off: while it is used this fails.</summary>
    internal static string[] AlterSql(string database) => [$"ALTER DATABASE {NameOf(database)} SET READ_COMMITTED_SNAPSHOT ON WITH NO_WAIT"];

    /// <summary>The batches of a script, which lines of GO divide.</summary>
    internal static IEnumerable<string> BatchesOf(string script) => Divider().Split(script).Where(batch => batch.Trim().Length > 0);

    // Otherwise every list and report would wait for whoever posts, and posting for them.
    private static void CheckSnapshot(SqlConnection connection, string database)
    {
        if (connection.QuerySingleOrDefault<bool?>(IsSnapshotOn, new { database }) is not true)
        {
            throw new StoreUnusableException(
                $"The database '{database}' lets readers wait for writers. Stop what uses it and run: ALTER DATABASE [{database}] SET READ_COMMITTED_SNAPSHOT ON WITH ROLLBACK IMMEDIATE");
        }
    }

    private static string NameOf(string database) => $"[{database.Replace("]", "]]", StringComparison.Ordinal)}]";

    private static bool IsComplete(SqlConnection connection, IReadOnlyList<MigrationScript> scripts)
    {
        try
        {
            return Missing(connection, scripts, null).Count == 0;
        }
        catch (SqlException e) when (SqlServerFaults.IsTimeout(e))
        {
            throw new StoreUnusableException(IsBeingChanged, e);
        }
    }

    private static List<MigrationScript> Missing(SqlConnection connection, IReadOnlyList<MigrationScript> scripts, SqlTransaction? transaction)
    {
        var applied = connection.QuerySingle<int>(HasJournal, transaction: transaction, commandTimeout: ReadTimeout) == 0
            ? []
            : connection.Query<AppliedScript>(Applied, transaction: transaction, commandTimeout: ReadTimeout).AsList();
        return SchemaHistory.Missing(scripts, applied).ToList();
    }

    private static List<string> Apply(SqlConnection connection, IReadOnlyList<MigrationScript> scripts)
    {
        using var transaction = connection.BeginTransaction(IsolationLevel.ReadCommitted);
        if (connection.QuerySingle<int>(Lock, transaction: transaction, commandTimeout: ScriptTimeout) < 0)
            throw new StoreUnusableException(IsBeingChanged);

        // Another instance may have been faster.
        var missing = Missing(connection, scripts, transaction);
        if (connection.QuerySingle<int>(HasJournal, transaction: transaction) == 0)
            connection.Execute(CreateJournal, transaction: transaction);
        foreach (var script in missing)
        {
            foreach (var batch in BatchesOf(script.Sql))
                connection.Execute(batch, transaction: transaction, commandTimeout: ScriptTimeout);
            connection.Execute(Journal, new { script.Number, script.Name, script.Checksum }, transaction);
        }

        transaction.Commit();
        return [.. missing.Select(script => script.Name)];
    }

    [GeneratedRegex(@"^GO\s*$", RegexOptions.Multiline)]
    private static partial Regex Divider();
}
