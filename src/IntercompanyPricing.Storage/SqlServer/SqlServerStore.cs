using IntercompanyPricing.Domain.MasterData;
using IntercompanyPricing.Domain.Reconciliation;
using IntercompanyPricing.Domain.Standings;
using IntercompanyPricing.Storage.Json;
using Microsoft.Data.SqlClient;

namespace IntercompanyPricing.Storage.SqlServer;

/// <summary>
/// The store in a SQL Server database, which several instances may share. A failure on the way is repeated where it may pass;
/// an answer that got lost is looked up in the database, under the lock that a session which still works would hold.
/// </summary>
public sealed class SqlServerStore : IStore
{
    private readonly SqlServerDatabase _database;

    private SqlServerStore(SqlServerDatabase database) => _database = database;

    /// <inheritdoc/>
    public bool IsShared => true;

    /// <summary>Connects to a database that is there, and brings its schema up to date.</summary>
    /// <param name="connectionString">Names server and database.</param>
    /// <param name="reportConnectionString">The same for reports, connected to for reading only; null where there is no other.</param>
    /// <exception cref="StoreUnusableException">It cannot be used; the message says why.</exception>
    public static SqlServerStore Open(string connectionString, string? reportConnectionString = null) => new(SqlServerDatabase.Open(connectionString, reportConnectionString));

    /// <summary>Brings the schema up to date, makes the service's role, and answers the names of the scripts that were applied.</summary>
    /// <param name="connectionString">Names server and database, and a login that may change both.</param>
    /// <param name="create">Makes the database where it is missing.</param>
    /// <exception cref="StoreUnusableException">It cannot be done; the message says why.</exception>
    public static IReadOnlyList<string> Migrate(string connectionString, bool create)
    {
        var settings = SqlServerDatabase.SettingsOf(connectionString);
        if (create)
            SqlServerMigrator.Create(settings);
        var applied = SqlServerMigrator.Migrate(settings);
        SqlServerMigrator.MakeRole(settings);
        return applied;
    }

    /// <summary>Checks that a connection string names a server and a database. Nothing is opened.</summary>
    /// <exception cref="StoreUnusableException">It does not; the message says what to do, and tells nothing of the string.</exception>
    public static void Check(string connectionString) => SqlServerDatabase.SettingsOf(connectionString);

    /// <inheritdoc/>
    public IReadOnlyList<RecordedFacts> FactsSince(long version) => _database.Read(connection => SqlServerFacts.ReadSince(connection, version));

    /// <inheritdoc/>
    public RecordOutcome RecordFacts(FactsToRecord facts, FactLog log)
    {
        RecordedFacts? tried = null;
        return _database.Write(writing =>
        {
            var missed = SqlServerFacts.CatchUp(writing, writing.LockHead(), log);
            if (tried is not null && missed.Any(recorded => SqlServerFacts.AreSame(recorded, tried)))
                return new RecordOutcome(tried, []);

            var decided = facts.Check(log);
            if (!decided.Succeeded)
                return new RecordOutcome(null, decided.Refusals);
            if (decided.Value.Count == 0)
                throw new ArgumentException("There is no fact to record.", nameof(facts));

            // The instant as it is kept, so that memory tells the same before and after a restart.
            var at = InstantConverter.Parse(InstantConverter.TextOf(facts.At));
            tried = new RecordedFacts(new Recording(log.Version + 1, at, facts.By), decided.Value);
            SqlServerFacts.Insert(writing, tried);
            writing.Commit();
            log.Append(tried.Recording, tried.Facts);
            return new RecordOutcome(tried, []);
        });
    }

    /// <inheritdoc/>
    public PostOutcome[] PostOrders(IReadOnlyList<OrderToPost> group, FactLog log)
    {
        try
        {
            return _database.Write(writing => Post(writing, group, log));
        }
        catch (SqlException e) when (SqlServerFaults.IsDuplicate(e))
        {
            // Somebody inserted past the lock: a second look finds what is there now.
            return _database.Write(writing => Post(writing, group, log));
        }
    }

    /// <inheritdoc/>
    public PostedWithKey? FindByKey(string principal, string idempotencyKey) => _database.Read(connection => SqlServerOrders.FindByKey(connection, principal, idempotencyKey));

    /// <inheritdoc/>
    public StoredOrder? ReadOrder(Guid id) => _database.Read(connection => SqlServerOrders.Read(connection, id));

    /// <inheritdoc/>
    public IReadOnlyList<StoredOrder> ReadOrders(OrderQuery query)
        => query.UpTo is null ? _database.Read(connection => SqlServerOrders.Read(connection, query)) : _database.ReadForReport(connection => SqlServerOrders.Read(connection, query));

    /// <inheritdoc/>
    public IReadOnlyList<StoredOrder> ReadOpenOrders(OpenOrderQuery query) => _database.Read(connection => SqlServerOpenItems.Read(connection, query));

    /// <inheritdoc/>
    public IReadOnlyList<StoredCorrection> ReadCorrections(IReadOnlyList<long> orders) => _database.Read(connection => SqlServerOrders.ReadCorrections(connection, orders));

    /// <inheritdoc/>
    public Standing ReadStanding(IReadOnlyList<StandingKey> keys) => _database.Read(connection => SqlServerStandings.Read(connection, keys));

    /// <inheritdoc/>
    public IReadOnlyList<byte[]> ReadOrdersOf(StandingKey key) => _database.Read(connection => SqlServerStandings.ReadOrders(connection, key));

    /// <inheritdoc/>
    public ConsentOutcome RecordConsent(ConsentToRecord consent) => _database.Write(writing => SqlServerConsents.Record(writing, consent));

    /// <inheritdoc/>
    public IReadOnlyList<StoredConsent> ReadConsents(IReadOnlyList<long> orders) => _database.Read(connection => SqlServerConsents.Read(connection, orders));

    /// <inheritdoc/>
    public IReadOnlyList<TradedWith> ReadTradedWith(string company, DateOnly first, DateOnly last) => _database.Read(connection => SqlServerTradedWith.Read(connection, company, first, last));

    /// <inheritdoc/>
    public Changes ReadChanges(ChangeQuery query) => _database.Read(connection => SqlServerChanges.Read(connection, query));

    /// <inheritdoc/>
    public long LastOrder() => _database.ReadForReport(SqlServerOrders.Last);

    /// <inheritdoc/>
    public IReadOnlyList<StoredEntry> ReadJournal(JournalQuery query) => _database.Read(connection => SqlServerJournal.Read(connection, query));

    /// <inheritdoc/>
    public IReadOnlyList<Balance> ReadBalances(BalanceQuery query) => _database.Read(connection => SqlServerJournal.Read(connection, query));

    /// <inheritdoc/>
    public IReadOnlyList<BookedLine> ReadBookedLines(BookedLineQuery query) => _database.Read(connection => SqlServerBookedLines.Read(connection, query));

    /// <inheritdoc/>
    public int RecordErpEntries(IReadOnlyList<ErpEntry> entries, DateTimeOffset at, string by) => _database.Write(writing =>
    {
        writing.LockHead();
        var added = SqlServerErpEntries.Add(writing, entries, at, by);
        writing.Commit();
        return added;
    });

    /// <inheritdoc/>
    public IReadOnlyList<ErpEntry> ReadErpEntries(ErpQuery query) => _database.Read(connection => SqlServerErpEntries.Read(connection, query));

    /// <inheritdoc/>
    public IReadOnlyList<ApiKey> ReadKeys() => _database.Read(SqlServerKeys.Read);

    /// <inheritdoc/>
    public void AddKey(ApiKey key) => _database.Write(writing =>
    {
        SqlServerKeys.Add(writing, key);
        writing.Commit();
        return true;
    });

    /// <inheritdoc/>
    public RevokeOutcome RevokeKey(Guid id, DateTimeOffset at, string by) => _database.Write(writing =>
    {
        var outcome = SqlServerKeys.Revoke(writing, id, at, by);
        if (outcome == RevokeOutcome.Revoked)
            writing.Commit();
        return outcome;
    });

    /// <inheritdoc/>
    public bool IsReady() => _database.IsReady();

    /// <inheritdoc/>
    public void Dispose() => _database.Dispose();

    private static PostOutcome[] Post(SqlServerWriting writing, IReadOnlyList<OrderToPost> orders, FactLog log)
    {
        var group = new PostingGroup(orders);
        var (head, used, last) = SqlServerPosting.LockAndFind(writing, group.All);
        SqlServerFacts.CatchUp(writing, head, log);
        if (group.Standings is { Count: > 0 } standings)
            used = used with { Standings = SqlServerStandings.Read(writing, standings) };
        group.Settle(used, log);
        if (group.Accepted.Count > 0)
        {
            SqlServerPosting.Insert(writing, head, last, group);
            writing.Commit();
        }

        return writing.IsRepeat ? AsFirstAnswered(group.Outcomes, orders) : group.Outcomes;
    }

    // An order that is found with the id that this try would give it was posted by the last try, whose answer got lost.
    private static PostOutcome[] AsFirstAnswered(PostOutcome[] outcomes, IReadOnlyList<OrderToPost> orders)
        => Array.ConvertAll(outcomes, outcome => outcome is PostOutcome.Replayed replayed && orders.Any(order => order.Order.Id == replayed.Id) ? new PostOutcome.Posted(replayed.Id, replayed.Document) : outcome);
}
