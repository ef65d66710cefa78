using Dapper;
using IntercompanyPricing.Storage.Sqlite;
using Microsoft.Data.Sqlite;

namespace IntercompanyPricing.Service.Tests.Storage;

/// <summary>What is committed leaves the write-ahead log beside the commits, and the log does not grow for ever.</summary>
[TestFixture]
public sealed class SqliteCheckpointTests
{
    private const int MiB = 1 << 20;

    private string _folder = "";
    private string _file = "";

    private long LogLength => new FileInfo(_file + "-wal").Length;

    [SetUp]
    public void MakeFolder()
    {
        _folder = Directory.CreateTempSubdirectory("icp-").FullName;
        _file = Path.Combine(_folder, "store.db");
    }

    [TearDown]
    public void RemoveFolder() => Directory.Delete(_folder, recursive: true);

    [Test]
    public void The_log_begins_anew_while_one_commit_follows_the_other()
    {
        const int Commits = 300;
        using var database = SqliteDatabase.Open($"Data Source={_file}");

        Fill(database, Commits);

        Assert.That(LogLength, Is.LessThan(Commits / 2 * MiB));
        Assert.That(CountRead(database), Is.EqualTo(Commits));
    }

    [Test]
    public void The_log_begins_anew_while_there_is_always_somebody_reading()
    {
        const int Commits = 600;
        using var database = SqliteDatabase.Open($"Data Source={_file}");
        Fill(database, 1);
        using var end = new CancellationTokenSource();
        var readers = Enumerable.Range(0, 4).Select(_ => Task.Run(() => ReadOn(end.Token))).ToArray();

        Fill(database, Commits);
        var length = LogLength;
        end.Cancel();
        Task.WaitAll(readers);

        Assert.That(length, Is.LessThan(Commits / 2 * MiB));
    }

    [Test]
    public void What_a_reader_still_reads_stays_in_the_log_until_it_has_ended()
    {
        using var database = SqliteDatabase.Open($"Data Source={_file}");
        Fill(database, 20);
        using (var reader = new SqliteConnection($"Data Source={_file};Mode=ReadOnly;Pooling=False"))
        {
            reader.Open();
            using var reading = reader.BeginTransaction(deferred: true);
            var before = reader.ExecuteScalar<long>("SELECT count(*) FROM filling", transaction: reading);
            Fill(database, 40);

            Assert.That(reader.ExecuteScalar<long>("SELECT count(*) FROM filling", transaction: reading), Is.EqualTo(before));
        }

        var kept = LogLength;
        Fill(database, 100);

        Assert.That(kept, Is.GreaterThan(40 * MiB));
        Assert.That(CountRead(database), Is.EqualTo(160));
        Assert.That(LogLength, Is.LessThan(kept + (50 * MiB)));
    }

    [Test]
    public void Closing_leaves_one_file()
    {
        using (var database = SqliteDatabase.Open($"Data Source={_file}"))
            Fill(database, 20);

        Assert.That(Directory.GetFiles(_folder).Select(Path.GetFileName), Is.EquivalentTo(new[] { "store.db", "store.db.lock" }));
        Assert.That(new FileInfo(_file).Length, Is.GreaterThan(20 * MiB));
    }

    [Test]
    public void SQLite_is_new_enough_to_write_and_checkpoint_at_once()
    {
        using var connection = new SqliteConnection();

        Assert.That(Version.Parse(connection.ServerVersion), Is.GreaterThanOrEqualTo(new Version(3, 51, 3)));
    }

    private static long CountRead(SqliteDatabase database) => database.Read(connection => connection.ExecuteScalar<long>("SELECT count(*) FROM filling"));

    // One short transaction after the other, as of many who ask for one order each.
    private void ReadOn(CancellationToken end)
    {
        using var reader = new SqliteConnection($"Data Source={_file};Mode=ReadOnly;Pooling=False");
        reader.Open();
        while (!end.IsCancellationRequested)
        {
            using var reading = reader.BeginTransaction(deferred: true);
            reader.ExecuteScalar<long>("SELECT max(rowid) FROM filling", transaction: reading);
            end.WaitHandle.WaitOne(TimeSpan.FromMilliseconds(3));
        }
    }

    // A MiB a commit.
    private static void Fill(SqliteDatabase database, int commits)
    {
        for (var i = 0; i < commits; i++)
        {
            database.Write(writing =>
            {
                writing.Execute("CREATE TABLE IF NOT EXISTS filling (bytes BLOB NOT NULL)");
                writing.Execute($"INSERT INTO filling VALUES (zeroblob({MiB}))");
                writing.Commit();
                return true;
            });
        }
    }
}
