using System.Data;
using System.Diagnostics;
using Dapper;
using Microsoft.Data.SqlClient;

namespace IntercompanyPricing.Storage.SqlServer;

/// <summary>
/// A database on a server that may be slow, move or vanish: each piece of work takes a connection from the client's pool, and
/// what fails for a passing reason is repeated for a while. Once the server is known to be away, each try is the only one until
/// it is back, so that callers are told at once.
/// </summary>
internal sealed class SqlServerDatabase : IDisposable
{
    private const string CommitCheck = "UPDATE head SET ready_checks = ready_checks + 1";

    private const string ReadCheck = "SELECT version FROM head";

    private static readonly TimeSpan[] _waits = [.. new[] { 50, 100, 200, 400, 800, 1600 }.Select(wait => TimeSpan.FromMilliseconds(wait))];

    // For one try; another may be luckier.
    private static readonly TimeSpan _lockPatience = TimeSpan.FromSeconds(10);

    private readonly string _connectionString;
    private readonly string _reportsFrom;
    private readonly TimeSpan _patience;
    private long _committedAt;
    private volatile bool _isAway;
    private volatile bool _disposed;

    private SqlServerDatabase(string connectionString, string reportsFrom, TimeSpan patience) => (_connectionString, _reportsFrom, _patience) = (connectionString, reportsFrom, patience);

    /// <summary>Connects to a database that is there, and brings its schema up to date.</summary>
    /// <param name="connectionString">Names server and database.</param>
    /// <param name="reportConnectionString">The same for reports; null where there is no other.</param>
    /// <param name="patience">After this long a write is not tried again, so that whoever waits is told; half a minute unless said otherwise.</param>
    /// <exception cref="StoreUnusableException">It cannot be used; the message says why.</exception>
    public static SqlServerDatabase Open(string connectionString, string? reportConnectionString, TimeSpan? patience = null)
    {
        var settings = SettingsOf(connectionString);
        SqlServerMigrator.Migrate(settings);
        var reports = reportConnectionString is null ? settings : SettingsOf(reportConnectionString);
        if (reportConnectionString is not null)
            reports.ApplicationIntent = ApplicationIntent.ReadOnly;
        return new(settings.ConnectionString, reports.ConnectionString, patience ?? TimeSpan.FromSeconds(30));
    }

    /// <summary>The parts of a connection string.</summary>
    /// <exception cref="StoreUnusableException">It cannot be read or names no database; the message tells nothing of the string.</exception>
    public static SqlConnectionStringBuilder SettingsOf(string connectionString)
    {
        const string Remedy = "must name a server and a database, such as 'Server=db.example.com;Database=intercompany;User ID=pricing;Password=…'.";
        const string Blocking = "Pool Blocking Period";
        try
        {
            var settings = new SqlConnectionStringBuilder(connectionString);

            // Otherwise the pool may answer from memory that the server is away, up to a minute after it is back.
            if (!settings.ShouldSerialize(Blocking))
                settings.PoolBlockingPeriod = PoolBlockingPeriod.NeverBlock;
            if (settings.DataSource.Length == 0 || settings.InitialCatalog.Length == 0)
                throw new StoreUnusableException($"The connection string for SQL Server {Remedy}");
            return settings;
        }
        catch (Exception e) when (e is ArgumentException or FormatException or KeyNotFoundException)
        {
            throw new StoreUnusableException($"The connection string for SQL Server cannot be read. It {Remedy}");
        }
    }

    /// <summary>Reads; never waits for a writer.</summary>
    /// <exception cref="StoreUnreachableException">The server is away.</exception>
    public T Read<T>(Func<SqlConnection, T> read) => ReadFrom(_connectionString, read);

    /// <summary>Reads what may be a little behind, from a copy that is there for it.</summary>
    /// <exception cref="StoreUnreachableException">The server is away.</exception>
    public T ReadForReport<T>(Func<SqlConnection, T> read) => ReadFrom(_reportsFrom, read);

    /// <summary>
    /// Runs a writing transaction, again where it fails for a passing reason. It is rolled back unless the work commits it.
    /// After a failure nobody knows whether the commit arrived: the work is told that it is a repetition, and looks.
    /// </summary>
    /// <exception cref="StoreUnreachableException">The server is away, or nothing got through for half a minute.</exception>
    public T Write<T>(Func<SqlServerWriting, T> write)
    {
        var begun = Stopwatch.GetTimestamp();
        for (var tries = 1; ; tries++)
        {
            try
            {
                var result = WriteOnce(write, tries > 1, _patience - Stopwatch.GetElapsedTime(begun));
                _isAway = false;
                return result;
            }
            catch (PassingFault fault)
            {
                // What was lost on its way is looked up once at least.
                var isLate = Stopwatch.GetElapsedTime(begun) >= _patience && (tries > 1 || !fault.MayHaveActed);
                if (tries > _waits.Length || isLate || (_isAway && !fault.MayHaveActed))
                {
                    _isAway = true;
                    throw new StoreUnreachableException(fault.InnerException!);
                }

                Thread.Sleep(_waits[tries - 1]);
            }
        }
    }

    /// <summary>Whether the database can be read, and took a durable commit within the last second or takes one now.</summary>
    public bool IsReady()
    {
        try
        {
            if (_disposed)
                return false;
            using var connection = new SqlConnection(_connectionString);
            connection.Open();
            if (Stopwatch.GetElapsedTime(Interlocked.Read(ref _committedAt)) >= TimeSpan.FromSeconds(1))
            {
                connection.Execute(CommitCheck, commandTimeout: 5); // a writer that takes longer than this for one group is stuck
                Interlocked.Exchange(ref _committedAt, Stopwatch.GetTimestamp());
            }
            else
            {
                connection.QuerySingle<long>(ReadCheck, commandTimeout: 5);
            }

            return true;
        }
        catch (Exception e) when (e is SqlException or InvalidOperationException)
        {
            return false;
        }
    }

    /// <summary>Nothing more is read or written.</summary>
    public void Dispose() => _disposed = true;

    // Once more where the connection was lost: one that the pool kept may be dead since long.
    private T ReadFrom<T>(string connectionString, Func<SqlConnection, T> read)
    {
        try
        {
            return Once(connectionString, read);
        }
        catch (PassingFault)
        {
            try
            {
                return Once(connectionString, read);
            }
            catch (PassingFault again)
            {
                throw new StoreUnreachableException(again.InnerException!);
            }
        }
    }

    private T WriteOnce<T>(Func<SqlServerWriting, T> write, bool isRepeat, TimeSpan left) => Once(_connectionString, connection =>
    {
        using var transaction = connection.BeginTransaction(IsolationLevel.ReadCommitted);
        var writing = new SqlServerWriting(connection, transaction, isRepeat, left < _lockPatience ? left : _lockPatience);
        try
        {
            var result = write(writing);
            if (writing.IsCommitted)
                Interlocked.Exchange(ref _committedAt, Stopwatch.GetTimestamp());
            return result;
        }
        catch (SqlException e) when (!writing.IsLocked && SqlServerFaults.IsTimeout(e))
        {
            throw new PassingFault(e, mayHaveActed: false);
        }
    });

    private T Once<T>(string connectionString, Func<SqlConnection, T> use)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        using var connection = new SqlConnection(connectionString);
        var isConnected = false;
        try
        {
            connection.Open();
            isConnected = true;
            return use(connection);
        }
        catch (Exception e) when (SqlServerFaults.IsPassing(e, connection))
        {
            throw new PassingFault(e, mayHaveActed: isConnected);
        }
    }

    private sealed class PassingFault(Exception inner, bool mayHaveActed) : Exception(inner.Message, inner)
    {
        // Whether the server can have done anything.
        public bool MayHaveActed => mayHaveActed;
    }
}
