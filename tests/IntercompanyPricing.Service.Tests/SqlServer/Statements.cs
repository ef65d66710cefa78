using System.Diagnostics;
using System.Globalization;
using Microsoft.Data.SqlClient;
using Microsoft.Data.SqlClient.Diagnostics;

namespace IntercompanyPricing.Service.Tests.SqlServer;

/// <summary>Watches the client's statements, commits among them, and does something just before one of them is sent.</summary>
internal sealed class Statements : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
{
    private const string AskSession = "SELECT @@SPID";

    private readonly string _database;
    private readonly Action<SqlConnection, bool> _before;
    private readonly Dictionary<Guid, int> _sessions = [];
    private readonly List<IDisposable> _subscriptions = [];

    private Statements(string database, Action<SqlConnection, bool> before)
    {
        (_database, _before) = (database, before);
        _subscriptions.Add(DiagnosticListener.AllListeners.Subscribe(this));
    }

    /// <summary>How many there were.</summary>
    public int Count { get; private set; }

    /// <summary>Ends the session of the connection just before its n-th statement, from another connection.</summary>
    public static Statements KillAt(int statement, string connectionString)
    {
        Statements? statements = null;
        return statements = new(DatabaseOf(connectionString), (connection, _) =>
        {
            if (statements!.Count == statement)
                Kill(statements._sessions[connection.ClientConnectionId]);
        });
    }

    /// <summary>Does something just before a commit is sent, the first time.</summary>
    public static Statements AtCommit(string connectionString, Action act)
    {
        var done = false;
        return new(DatabaseOf(connectionString), (_, isCommit) =>
        {
            if (!isCommit || done)
                return;
            done = true;
            act();
        });
    }

    /// <summary>Tells of each statement's connection.</summary>
    public static Statements Watch(string connectionString, Action<SqlConnection> see) => new(DatabaseOf(connectionString), (connection, _) => see(connection));

    public void Dispose() => _subscriptions.ForEach(subscription => subscription.Dispose());

    void IObserver<DiagnosticListener>.OnNext(DiagnosticListener value)
    {
        if (value.Name == "SqlClientDiagnosticListener")
            _subscriptions.Add(value.Subscribe(this));
    }

    void IObserver<KeyValuePair<string, object?>>.OnNext(KeyValuePair<string, object?> value)
    {
        var connection = value.Value switch
        {
            SqlClientCommandBefore command => command.Command.Connection,
            SqlClientTransactionCommitBefore commit => commit.Connection,
            _ => null,
        };
        if (connection is null || !string.Equals(connection.Database, _database, StringComparison.OrdinalIgnoreCase))
            return;
        if (value.Value is SqlClientCommandBefore { Command: { CommandText: not AskSession } asked })
            AskFor(asked);
        else if (value.Value is SqlClientCommandBefore)
            return;
        Count++;
        _before(connection, value.Value is SqlClientTransactionCommitBefore);
    }

    void IObserver<DiagnosticListener>.OnCompleted()
    {
    }

    void IObserver<DiagnosticListener>.OnError(Exception error)
    {
    }

    void IObserver<KeyValuePair<string, object?>>.OnCompleted()
    {
    }

    void IObserver<KeyValuePair<string, object?>>.OnError(Exception error)
    {
    }

    private void AskFor(SqlCommand command)
    {
        if (_sessions.ContainsKey(command.Connection.ClientConnectionId))
            return;
        using var ask = new SqlCommand(AskSession, command.Connection, command.Transaction);
        _sessions[command.Connection.ClientConnectionId] = Convert.ToInt32(ask.ExecuteScalar(), CultureInfo.InvariantCulture);
    }

    private static string DatabaseOf(string connectionString) => new SqlConnectionStringBuilder(connectionString).InitialCatalog;

    private static void Kill(int session)
    {
        using var other = new SqlConnection(TestDatabases.Server);
        other.Open();
        using var kill = new SqlCommand($"KILL {session}", other);
        kill.ExecuteNonQuery();
        Thread.Sleep(100); // the server ends it in its own time
    }
}
