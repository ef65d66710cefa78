using System.Diagnostics;
using Dapper;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace IntercompanyPricing.Storage.Sqlite;

/// <summary>
/// A database file with ONE connection that writes, opened before any other, one that moves what was written out of the write-ahead
/// log, and read-only ones beside them. A lock file keeps other processes out.
/// </summary>
internal sealed class SqliteDatabase : IDisposable
{
    // Before, SQLite can lose a commit where one connection writes while another checkpoints.
    private static readonly Version _oldest = new(3, 51, 3);

    private static readonly (string Name, string Value)[] _pragmas =
    [
        ("journal_mode", "wal"),
        ("synchronous", "2"), // FULL: a commit is on the disk before it is answered
        ("foreign_keys", "1"),
        ("recursive_triggers", "1"), // otherwise REPLACE deletes without the triggers that refuse to
        ("wal_autocheckpoint", "0"), // SqliteCheckpoints does that beside the commits
        ("busy_timeout", "5000"),
    ];

    // The client waits on its own for a file that another program holds, for 30 seconds unless told otherwise.
    private const int BusySeconds = 5;

    // What a small group of orders takes. A full disk often has room for the one page of a check, but for no order.
    private const long RoomToBeReady = 1 << 20;

    private readonly string _path;
    private readonly FileStream _lockFile;
    private readonly SqliteConnection _writing;
    private readonly string _readingFrom;
    private readonly Lock _gate;
    private readonly SqliteCheckpoints _checkpoints;
    private IDisposable? _prepared;
    private long _committedAt;
    private volatile bool _disposed;

    private SqliteDatabase(string path, FileStream lockFile, SqliteConnection writing, SqliteCheckpoints checkpoints, Lock gate)
    {
        (_path, _lockFile, _writing, _checkpoints, _gate) = (path, lockFile, writing, checkpoints, gate);
        _readingFrom = new SqliteConnectionStringBuilder { DataSource = path, Mode = SqliteOpenMode.ReadOnly, Pooling = true }.ToString();
    }

    /// <summary>The names of the scripts that brought the schema up to date.</summary>
    public IReadOnlyList<string> Applied { get; private init; } = [];

    /// <summary>Opens a database file, makes it and its folder where they are missing, and brings its schema up to date.</summary>
    /// <exception cref="StoreUnusableException">It cannot be used; the message says why.</exception>
    public static SqliteDatabase Open(string connectionString)
    {
        var path = PathOf(connectionString);
        var settings = new SqliteConnectionStringBuilder(connectionString) { DataSource = path, Pooling = false, Mode = SqliteOpenMode.ReadWriteCreate, Cache = SqliteCacheMode.Private, DefaultTimeout = BusySeconds };
        var lockFile = Lock(path);
        SqliteConnection? writing = null;
        try
        {
            writing = Connect(settings);
            var applied = SqliteMigrator.Migrate(writing);
            var gate = new Lock();
            return new(path, lockFile, writing, new SqliteCheckpoints(Connect(settings), gate), gate) { Applied = applied };
        }
        catch (Exception e)
        {
            writing?.Dispose();
            lockFile.Dispose();
            if (e is SqliteException)
                throw new StoreUnusableException($"The database '{path}' cannot be used: {e.Message}", e);
            throw;
        }
    }

    /// <summary>Makes what holds on to the writing connection: used within <see cref="Write"/> only, and ended before the connection.</summary>
    public T WithWriting<T>(Func<SqliteConnection, T> make)
        where T : IDisposable
    {
        var made = make(_writing);
        _prepared = made;
        return made;
    }

    /// <summary>The full path of the file that a connection string names.</summary>
    /// <exception cref="StoreUnusableException">It cannot be read or names no file; the message says what to do, and tells nothing of the string.</exception>
    public static string PathOf(string connectionString)
    {
        const string Remedy = "must name a file, such as 'Data Source=/var/lib/intercompany/intercompany.db'.";
        try
        {
            var file = new SqliteConnectionStringBuilder(connectionString).DataSource;
            if (file.Length == 0 || file.Contains(":memory:", StringComparison.Ordinal) || file.StartsWith("file:", StringComparison.OrdinalIgnoreCase))
                throw new StoreUnusableException($"The connection string for SQLite {Remedy}");
            return Path.GetFullPath(file);
        }
        catch (ArgumentException e)
        {
            throw new StoreUnusableException($"The connection string for SQLite cannot be read. It {Remedy}", e);
        }
    }

    /// <summary>Reads on a read-only connection; never waits for the writer.</summary>
    /// <exception cref="StoreUnreachableException">The file cannot be read.</exception>
    public T Read<T>(Func<SqliteConnection, T> read)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        try
        {
            using var connection = new SqliteConnection(_readingFrom);
            connection.Open();
            return read(connection);
        }
        catch (SqliteException e) when (IsUnreachable(e))
        {
            throw new StoreUnreachableException(e);
        }
    }

    /// <summary>Runs a writing transaction. It is rolled back unless the work commits it.</summary>
    /// <exception cref="StoreUnreachableException">The file cannot be written. What was not committed is rolled back; a commit that fails late may have been made.</exception>
    public T Write<T>(Func<SqliteWriting, T> write)
    {
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            try
            {
                // One that failed while it began may have been left open.
                if (raw.sqlite3_get_autocommit(_writing.Handle) == 0)
                    _writing.Execute("ROLLBACK");
                using var transaction = _writing.BeginTransaction();
                var writing = new SqliteWriting(_writing, transaction);
                var result = write(writing);
                if (writing.IsCommitted)
                {
                    Interlocked.Exchange(ref _committedAt, Stopwatch.GetTimestamp());
                    _checkpoints.Committed();
                }

                return result;
            }
            catch (SqliteException e) when (IsUnreachable(e))
            {
                // What was committed before tells nothing any more.
                Interlocked.Exchange(ref _committedAt, 0);
                throw new StoreUnreachableException(e);
            }
        }
    }

    /// <summary>Whether the file is there, can be read, and took a durable commit within the last second and refused none since, or takes one now on a disk with room for more.</summary>
    public bool IsReady()
    {
        try
        {
            if (_disposed || !File.Exists(_path) || Read(connection => connection.QuerySingle<long>("SELECT count(*) FROM head")) != 1)
                return false;
            return Stopwatch.GetElapsedTime(Interlocked.Read(ref _committedAt)) < TimeSpan.FromSeconds(1) || CommitCheck();
        }
        catch (Exception e) when (e is StoreUnreachableException or SqliteException or InvalidOperationException or IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    /// <summary>Closes the reading connections first: the writing one then leaves a database without a write-ahead log behind.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            if (_disposed)
                return;
            _disposed = true;
        }

        // Nothing is written any more; what moves the log may be waiting for the gate.
        _checkpoints.Dispose();
        lock (_gate)
        {
            using (var reading = new SqliteConnection(_readingFrom))
                SqliteConnection.ClearPool(reading);
            _prepared?.Dispose();
            _writing.Dispose();
            _lockFile.Dispose();
        }
    }

    // The disk or another process stands in the way, not what was asked for: the same can be done once that is over.
    private static bool IsUnreachable(SqliteException e) => e.SqliteErrorCode is raw.SQLITE_BUSY or raw.SQLITE_LOCKED or raw.SQLITE_NOMEM or raw.SQLITE_READONLY
        or raw.SQLITE_INTERRUPT or raw.SQLITE_IOERR or raw.SQLITE_FULL or raw.SQLITE_CANTOPEN or raw.SQLITE_PROTOCOL;

    private static FileStream Lock(string path)
    {
        var lockPath = path + ".lock";
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            return new FileStream(lockPath, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (UnauthorizedAccessException e)
        {
            throw new StoreUnusableException($"The database '{path}' cannot be written: {e.Message} Give the service's user the right to write there.", e);
        }
        catch (IOException e)
        {
            throw new StoreUnusableException($"The database '{path}' is in use: its lock file '{lockPath}' is held, or cannot be made ({e.Message}). Stop the process that uses it, or name another file.", e);
        }
    }

    private static SqliteConnection Connect(SqliteConnectionStringBuilder settings)
    {
        var connection = new SqliteConnection(settings.ToString());
        try
        {
            connection.Open();
            SetPragmas(connection);
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private static void SetPragmas(SqliteConnection connection)
    {
        if (Version.Parse(connection.ServerVersion) < _oldest)
            throw new StoreUnusableException($"SQLite {connection.ServerVersion} was loaded where {_oldest} or later is needed.");
        foreach (var (name, value) in _pragmas)
        {
            connection.Execute($"PRAGMA {name} = {value}");
            var actual = connection.ExecuteScalar<string>($"PRAGMA {name}");
            if (actual != value)
                throw new StoreUnusableException($"SQLite answers {name} = {actual} where {value} is needed. Is the file on a local disk?");
        }
    }

    // Throws where there is none. No order is written meanwhile, and what is moved out of the log finds room at the next commit.
    private bool HasRoom()
    {
        using var room = File.OpenHandle(_path + ".room", FileMode.Create, FileAccess.Write, FileShare.None, FileOptions.DeleteOnClose, RoomToBeReady);
        return true;
    }

    // A writer that takes longer than this for one group is stuck.
    private bool CommitCheck()
    {
        if (!_gate.TryEnter(TimeSpan.FromSeconds(5)))
            return false;
        try
        {
            return HasRoom() && Write(writing =>
            {
                writing.Execute("UPDATE head SET ready_checks = ready_checks + 1");
                writing.Commit();
                return true;
            });
        }
        finally
        {
            _gate.Exit();
        }
    }
}
