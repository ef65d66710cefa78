using System.Text.RegularExpressions;
using Dapper;
using IntercompanyPricing.Storage.Migrations;
using IntercompanyPricing.Storage.SqlServer;
using Microsoft.Data.SqlClient;

namespace IntercompanyPricing.Service.Tests.SqlServer;

/// <summary>Databases of this run on the server that <c>INTERCOMPANY_TEST_SQLSERVER</c> names: made when needed, emptied between tests, dropped at the end.</summary>
internal static partial class TestDatabases
{
    public const string Variable = "INTERCOMPANY_TEST_SQLSERVER";

    public const string HowToSet = $"No SQL Server: set {Variable} to a connection string without a database, of a login that may make databases, or build with -p:Testcontainers=true.";

    private static readonly Stack<string> _free = new();
    private static readonly List<string> _all = [];

    /// <summary>The server, or null where none is set.</summary>
    public static string? Server
    {
        get
        {
            var server = Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } set ? set : null;
            UseContainer(ref server);
            return server;
        }
    }

    /// <summary>Whether the server is PostgreSQL that speaks T-SQL.</summary>
    public static bool IsBabelfish
    {
        get
        {
            using var connection = new SqlConnection(Server);
            return connection.ExecuteScalar<string>("SELECT @@VERSION")!.Contains("Babelfish", StringComparison.OrdinalIgnoreCase);
        }
    }

    /// <summary>The connection string of an empty database.</summary>
    public static string Take()
    {
        var server = Server ?? throw new InvalidOperationException(HowToSet);
        lock (_all)
        {
            if (_free.TryPop(out var free))
                return free;
            var made = new SqlConnectionStringBuilder(server) { InitialCatalog = $"intercompany_test_{Guid.NewGuid():N}" }.ConnectionString;
            _all.Add(made);
            SqlServerMigrator.Create(new(made));
            return made;
        }
    }

    /// <summary>Empties a database for the next test: what the scripts made is dropped again, the last first.</summary>
    public static void Return(string database)
    {
        var made = MigrationScript.In("db/sqlserver").SelectMany(script => Made().Matches(script.Sql)).Select(match => $"DROP {match.Groups[1].Value} IF EXISTS {match.Groups[2].Value};").Reverse();
        using (var connection = new SqlConnection(database))
            connection.Execute(string.Join('\n', made.Append("DROP TABLE IF EXISTS schema_journal;")));
        lock (_all)
            _free.Push(database);
    }

    /// <summary>Drops them all.</summary>
    public static void DropThem()
    {
        lock (_all)
        {
            _all.ForEach(Drop);
            _all.Clear();
            _free.Clear();
        }
    }

    /// <summary>Drops a database.</summary>
    public static void Drop(string database)
    {
        SqlConnection.ClearAllPools();
        DropUnused($"DATABASE [{new SqlConnectionStringBuilder(database).InitialCatalog}]");
    }

    /// <summary>Drops what is used no more. Sessions end a little after their connections.</summary>
    public static void DropUnused(string what)
    {
        using var connection = new SqlConnection(Server);
        for (var tries = 0; ; tries++)
        {
            try
            {
                connection.Execute($"DROP {what}");
                return;
            }
            catch (SqlException) when (tries < 20)
            {
                Thread.Sleep(250);
            }
        }
    }

    static partial void UseContainer(ref string? server);

    [GeneratedRegex("^CREATE (TABLE|VIEW|TYPE|SCHEMA) ([a-z_.]+)", RegexOptions.Multiline)]
    private static partial Regex Made();
}
