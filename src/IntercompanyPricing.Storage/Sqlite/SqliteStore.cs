using IntercompanyPricing.Domain.MasterData;
using IntercompanyPricing.Domain.Reconciliation;
using IntercompanyPricing.Domain.Standings;
using IntercompanyPricing.Storage.Json;

namespace IntercompanyPricing.Storage.Sqlite;

/// <summary>The store in one SQLite file. One process at a time uses it; within it, reading never waits for writing.</summary>
public sealed class SqliteStore : IStore
{
    private readonly SqliteDatabase _database;
    private readonly SqlitePosting _posting;

    private SqliteStore(SqliteDatabase database) => (_database, _posting) = (database, database.WithWriting(connection => new SqlitePosting(connection)));

    /// <inheritdoc/>
    public bool IsShared => false;

    /// <summary>Opens a database file, makes it where it is missing, and brings its schema up to date.</summary>
    /// <param name="connectionString">Such as <c>Data Source=data/intercompany.db</c>.</param>
    /// <exception cref="StoreUnusableException">It cannot be used, for example because another process does; the message says why.</exception>
    public static SqliteStore Open(string connectionString) => new(SqliteDatabase.Open(connectionString));

    /// <summary>Brings the schema up to date, of a file that is made where it is missing, and answers the names of the scripts that were applied.</summary>
    /// <param name="connectionString">Such as <c>Data Source=data/intercompany.db</c>.</param>
    /// <exception cref="StoreUnusableException">It cannot be done; the message says why.</exception>
    public static IReadOnlyList<string> Migrate(string connectionString)
    {
        using var database = SqliteDatabase.Open(connectionString);
        return database.Applied;
    }

    /// <summary>Copies a database into a new file, also while a service uses it: what was committed when it begins, and nothing half.</summary>
    /// <param name="connectionString">Of the database.</param>
    /// <param name="file">The copy; it must not be there yet.</param>
    /// <returns>How far the copy goes.</returns>
    /// <exception cref="StoreUnusableException">It cannot be done; the message says why. No file is left behind.</exception>
    public static BackedUp Backup(string connectionString, string file) => SqliteBackup.Make(SqliteDatabase.PathOf(connectionString), Path.GetFullPath(file));

    /// <summary>The full path of the file that a connection string names. Nothing is opened.</summary>
    /// <exception cref="StoreUnusableException">It cannot be read or names no file; the message says what to do.</exception>
    public static string PathOf(string connectionString) => SqliteDatabase.PathOf(connectionString);

    /// <inheritdoc/>
    public IReadOnlyList<RecordedFacts> FactsSince(long version) => _database.Read(connection => SqliteFacts.ReadSince(connection, version));

    /// <inheritdoc/>
    public RecordOutcome RecordFacts(FactsToRecord facts, FactLog log) => _database.Write(writing =>
    {
        var head = writing.LockHead();
        SqliteFacts.CatchUp(writing, head, log);
        var decided = facts.Check(log);
        if (!decided.Succeeded)
            return new RecordOutcome(null, decided.Refusals);
        if (decided.Value.Count == 0)
            throw new ArgumentException("There is no fact to record.", nameof(facts));

        // The instant as it is kept, so that memory tells the same before and after a restart.
        var at = InstantConverter.Parse(InstantConverter.TextOf(facts.At));
        var recorded = new RecordedFacts(new Recording(head.Version + 1, at, facts.By), decided.Value);
        SqliteFacts.Insert(writing, recorded);
        writing.Commit();
        log.Append(recorded.Recording, recorded.Facts);
        return new RecordOutcome(recorded, []);
    });

    /// <inheritdoc/>
    public PostOutcome[] PostOrders(IReadOnlyList<OrderToPost> group, FactLog log)
        => _database.Write(writing => Post(writing, new PostingGroup(group), log));

    /// <inheritdoc/>
    public PostedWithKey? FindByKey(string principal, string idempotencyKey) => _database.Read(connection => SqliteOrders.FindByKey(connection, principal, idempotencyKey));

    /// <inheritdoc/>
    public StoredOrder? ReadOrder(Guid id) => _database.Read(connection => SqliteOrders.Read(connection, id));

    /// <inheritdoc/>
    public IReadOnlyList<StoredOrder> ReadOrders(OrderQuery query) => _database.Read(connection => SqliteOrders.Read(connection, query));

    /// <inheritdoc/>
    public IReadOnlyList<StoredOrder> ReadOpenOrders(OpenOrderQuery query) => _database.Read(connection => SqliteOpenItems.Read(connection, query));

    /// <inheritdoc/>
    public IReadOnlyList<StoredCorrection> ReadCorrections(IReadOnlyList<long> orders) => _database.Read(connection => SqliteOrders.ReadCorrections(connection, orders));

    /// <inheritdoc/>
    public Standing ReadStanding(IReadOnlyList<StandingKey> keys) => _database.Read(connection => SqliteOrders.ReadStanding(connection, keys));

    /// <inheritdoc/>
    public IReadOnlyList<byte[]> ReadOrdersOf(StandingKey key) => _database.Read(connection => SqliteOrders.ReadOf(connection, key));

    /// <inheritdoc/>
    public ConsentOutcome RecordConsent(ConsentToRecord consent) => _database.Write(writing => SqliteConsents.Record(writing, consent));

    /// <inheritdoc/>
    public IReadOnlyList<StoredConsent> ReadConsents(IReadOnlyList<long> orders) => _database.Read(connection => SqliteConsents.Read(connection, orders));

    /// <inheritdoc/>
    public IReadOnlyList<TradedWith> ReadTradedWith(string company, DateOnly first, DateOnly last) => _database.Read(connection => SqliteJournal.ReadTradedWith(connection, company, first, last));

    /// <inheritdoc/>
    public Changes ReadChanges(ChangeQuery query) => _database.Read(connection => SqliteChanges.Read(connection, query));

    /// <inheritdoc/>
    public long LastOrder() => _database.Read(SqliteOrders.Last);

    /// <inheritdoc/>
    public IReadOnlyList<StoredEntry> ReadJournal(JournalQuery query) => _database.Read(connection => SqliteJournal.Read(connection, query));

    /// <inheritdoc/>
    public IReadOnlyList<Balance> ReadBalances(BalanceQuery query) => _database.Read(connection => SqliteJournal.Read(connection, query));

    /// <inheritdoc/>
    public IReadOnlyList<BookedLine> ReadBookedLines(BookedLineQuery query) => _database.Read(connection => SqliteBookedLines.Read(connection, query));

    /// <inheritdoc/>
    public int RecordErpEntries(IReadOnlyList<ErpEntry> entries, DateTimeOffset at, string by) => _database.Write(writing =>
    {
        writing.LockHead();
        var added = SqliteErpEntries.Add(writing, entries, at, by);
        writing.Commit();
        return added;
    });

    /// <inheritdoc/>
    public IReadOnlyList<ErpEntry> ReadErpEntries(ErpQuery query) => _database.Read(connection => SqliteErpEntries.Read(connection, query));

    /// <inheritdoc/>
    public IReadOnlyList<ApiKey> ReadKeys() => _database.Read(SqliteKeys.Read);

    /// <inheritdoc/>
    public void AddKey(ApiKey key) => _database.Write(writing =>
    {
        SqliteKeys.Add(writing, key);
        writing.Commit();
        return true;
    });

    /// <inheritdoc/>
    public RevokeOutcome RevokeKey(Guid id, DateTimeOffset at, string by) => _database.Write(writing =>
    {
        var outcome = SqliteKeys.Revoke(writing, id, at, by);
        if (outcome == RevokeOutcome.Revoked)
            writing.Commit();
        return outcome;
    });

    /// <inheritdoc/>
    public bool IsReady() => _database.IsReady();

    /// <inheritdoc/>
    public void Dispose() => _database.Dispose();

    private PostOutcome[] Post(SqliteWriting writing, PostingGroup group, FactLog log)
    {
        var head = _posting.LockHead();
        SqliteFacts.CatchUp(writing, head, log);
        group.Settle(_posting.FindUsed(group), log);
        if (group.Accepted.Count > 0)
        {
            _posting.Insert(head, group);
            writing.Commit();
        }

        return group.Outcomes;
    }
}
