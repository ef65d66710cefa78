using Dapper;
using Microsoft.Data.Sqlite;

namespace IntercompanyPricing.Storage.Sqlite;

/// <summary>
/// Moves what was committed from the write-ahead log into the database file, on a thread and a connection of its own: few commits
/// wait for that. SQLite would do it within every commit that finds the log long enough.
/// </summary>
/// <remarks>
/// SQLite takes up the log from its beginning only where all of it was moved when a transaction begins, and nobody reads from it
/// any more. Under load there is always something new and somebody reading, so where the log has grown long, writing is held up
/// while the little that came meanwhile is moved and those who read from the log come to an end; who begins to read then does not need it.
/// </remarks>
internal sealed class SqliteCheckpoints : IDisposable
{
    // Frames of the log, which are pages: 2 MiB to be moved at a time, as a disk that is kept busy for longer makes commits wait; 16 MiB until the log is to
    // begin anew, 64 MiB until those who read from it are waited for.
    private const long Worthwhile = 500;
    private const long Long = 4000;
    private const long TooLong = 16_000;

    // Writing is held up for few frames, as long as less than half comes meanwhile each time that the rest is moved beside the commits.
    private const long Few = 50;

    // How long writing is held up at most for those who still read from the log. Who reads for longer is waited for at a later commit.
    private const int MillisecondsForReaders = 20;

    private readonly SqliteConnection _connection;
    private readonly Lock _writing;
    private readonly Thread _thread;
    private readonly AutoResetEvent _committed = new(false);
    private volatile bool _ended;

    /// <summary>Begins to wait for commits.</summary>
    /// <param name="connection">For nothing else; closed at the end.</param>
    /// <param name="writing">Held by whoever writes.</param>
    public SqliteCheckpoints(SqliteConnection connection, Lock writing)
    {
        (_connection, _writing) = (connection, writing);
        _connection.Execute($"PRAGMA busy_timeout = {MillisecondsForReaders}");
        _thread = new Thread(Run) { Name = "checkpoints", IsBackground = true };
        _thread.Start();
    }

    /// <summary>Tells that something was committed.</summary>
    public void Committed() => _committed.Set();

    /// <inheritdoc/>
    public void Dispose()
    {
        _ended = true;
        _committed.Set();
        _thread.Join();
        _committed.Dispose();
        _connection.Dispose();
    }

    private void Run()
    {
        while (_committed.WaitOne() && !_ended)
        {
            try
            {
                var log = Checkpoint("NOOP");
                if (log.Unmoved < Worthwhile)
                    continue;
                long before;
                bool isRead;
                do
                {
                    // What it leaves of the frames that it found is still read.
                    before = log.Unmoved;
                    isRead = Checkpoint("PASSIVE").Unmoved >= Worthwhile;
                    log = Checkpoint("NOOP");
                }
                while (log.Frames >= Long && log.Unmoved >= Few && log.Unmoved < before / 2 && !isRead && !_ended);

                if (log.Frames < Long || isRead)
                    continue;
                lock (_writing)
                    Checkpoint(log.Frames < TooLong ? "PASSIVE" : "RESTART");
            }
            catch (SqliteException)
            {
                // What could not be moved is as durable in the log: the next commit has it tried again, and fails itself where the disk does.
            }
        }
    }

    // The frames in the log when it began, and how many of them are not moved.
    private (long Frames, long Unmoved) Checkpoint(string mode)
    {
        var (_, frames, moved) = _connection.QuerySingle<(long Busy, long Frames, long Moved)>($"PRAGMA wal_checkpoint({mode})");
        return (frames, frames - moved);
    }
}
