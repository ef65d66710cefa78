using System.Diagnostics;
using Dapper;
using IntercompanyPricing.Domain.MasterData;
using IntercompanyPricing.Domain.Parties;
using IntercompanyPricing.Service.Tests.Storage;
using IntercompanyPricing.Storage;
using IntercompanyPricing.Storage.SqlServer;
using Microsoft.Data.SqlClient;

namespace IntercompanyPricing.Service.Tests.SqlServer;

/// <summary>Whatever happens to a connection, nothing is lost and nothing is there twice.</summary>
[NeedsSqlServer]
public sealed class FaultTests
{
    private string _database = "";

    [SetUp]
    public void TakeDatabase() => _database = TestDatabases.Take();

    [TearDown]
    public void ReturnDatabase() => TestDatabases.Return(_database);

    [Test]
    public void A_group_survives_the_end_of_its_session_at_every_statement()
    {
        using var store = SqlServerStore.Open(_database);
        var (log, posted) = (new FactLog(), new List<byte[]>());
        AtEveryStatement(atLeast: 3, () =>
        {
            var outcomes = store.PostOrders([TestOrders.ToPost(TestOrders.Order()), TestOrders.ToPost(TestOrders.Order())], log);
            Assert.That(outcomes, Is.All.TypeOf<PostOutcome.Posted>());
            posted.AddRange(outcomes.Cast<PostOutcome.Posted>().Select(outcome => outcome.Document));
        });

        Assert.That(store.ReadOrders(new(1000)).Select(order => order.Document), Is.EqualTo(posted));
        Assert.That(store.ReadOrders(new(1000)).Select(order => order.Sequence), Is.EqualTo(Enumerable.Range(1, posted.Count)));
        Assert.That(store.ReadJournal(new(1000)).Where(entry => entry.Entry.Company == "XYZ").Select(entry => entry.Entry.EntryNumber), Is.EqualTo(Enumerable.Range(1, posted.Count)));
    }

    [Test]
    public void Facts_survive_the_end_of_their_session_at_every_statement()
    {
        using var store = SqlServerStore.Open(_database);
        var (log, recorded) = (new FactLog(), 0);
        AtEveryStatement(atLeast: 3, () => Assert.That(Record(store, log, $"P{++recorded}").Recorded!.Recording.Version, Is.EqualTo(recorded)));

        Assert.That(store.FactsSince(0).SelectMany(facts => facts.Facts).Select(fact => fact.Key), Is.EqualTo(Enumerable.Range(1, recorded).Select(number => $"P{number}")));
        Assert.That(log.Version, Is.EqualTo(recorded));
    }

    [Test]
    public void Keys_survive_the_end_of_their_session_at_every_statement()
    {
        using var store = SqlServerStore.Open(_database);
        byte secret = 0;
        AtEveryStatement(atLeast: 6, () =>
        {
            var key = new ApiKey(Guid.NewGuid(), "SAP", [.. Enumerable.Repeat(++secret, 32)], ["erp"], ["ABC"], TestOrders.Now, "admin-1", null);
            store.AddKey(key);
            Assert.That(store.RevokeKey(key.Id, TestOrders.Now, "admin-1"), Is.EqualTo(RevokeOutcome.Revoked));
        });

        Assert.That(store.ReadKeys().Select(key => key.Hash[0]), Is.EqualTo(Enumerable.Range(1, secret)));
        Assert.That(store.ReadKeys().Select(key => key.RevokedAt), Is.All.EqualTo(TestOrders.Now));
    }

    [Test]
    public void Reading_survives_the_end_of_its_session()
    {
        using var store = SqlServerStore.Open(_database);
        store.PostOrders([TestOrders.ToPost(TestOrders.Order())], new());
        AtEveryStatement(atLeast: 4, () =>
        {
            Assert.That(store.ReadOrders(new(10)), Has.Count.EqualTo(1));
            Assert.That(store.ReadJournal(new(10)), Has.Count.EqualTo(2));
            Assert.That(store.ReadBalances(new(new(2026, 12, 31))), Has.Count.EqualTo(4));
            Assert.That(store.LastOrder(), Is.EqualTo(1));
        });
    }

    [Test]
    public void A_commit_whose_answer_is_lost_is_looked_up()
    {
        using var wire = new Wire(_database);
        using var store = SqlServerStore.Open(wire.ConnectionString);
        var (log, order) = (new FactLog(), TestOrders.Order());

        PostOutcome[] outcomes;
        using (Statements.AtCommit(wire.ConnectionString, wire.LoseNextAnswer))
            outcomes = store.PostOrders([TestOrders.ToPost(order)], log);
        RecordOutcome recorded;
        using (Statements.AtCommit(wire.ConnectionString, wire.LoseNextAnswer))
            recorded = Record(store, log, "JKL");

        Assert.That(((PostOutcome.Posted)outcomes[0]).Id, Is.EqualTo(order.Id));
        Assert.That(store.ReadOrders(new(10)).Select(stored => stored.Document), Is.EqualTo(new[] { ((PostOutcome.Posted)outcomes[0]).Document }));
        Assert.That(recorded.Recorded!.Recording.Version, Is.EqualTo(1));
        Assert.That((log.Version, store.FactsSince(0).Count), Is.EqualTo((1L, 1)));
    }

    [Test]
    public void A_revocation_whose_answer_is_lost_is_looked_up()
    {
        using var wire = new Wire(_database);
        using var store = SqlServerStore.Open(wire.ConnectionString);
        var key = new ApiKey(Guid.NewGuid(), "SAP", new byte[32], ["erp"], ["ABC"], TestOrders.Now, "admin-1", null);
        using (Statements.AtCommit(wire.ConnectionString, wire.LoseNextAnswer))
            store.AddKey(key);

        // A clock ticks finer than the microseconds that are kept.
        using (Statements.AtCommit(wire.ConnectionString, wire.LoseNextAnswer))
            Assert.That(store.RevokeKey(key.Id, TestOrders.Now.AddTicks(7), "admin-1"), Is.EqualTo(RevokeOutcome.Revoked));

        Assert.That(store.ReadKeys().Single().RevokedAt, Is.EqualTo(TestOrders.Now));
        Assert.That(store.RevokeKey(key.Id, TestOrders.Now, "admin-1"), Is.EqualTo(RevokeOutcome.RevokedBefore));
    }

    [Test]
    public void A_commit_that_takes_too_long_is_looked_up()
    {
        using var wire = new Wire(_database);
        using var store = SqlServerStore.Open(wire.ConnectionString);
        var order = TestOrders.Order();

        PostOutcome[] outcomes;
        using (Statements.AtCommit(wire.ConnectionString, wire.HoldAnswers))
            outcomes = store.PostOrders([TestOrders.ToPost(order), TestOrders.ToPost(TestOrders.Order())], new());

        Assert.That(outcomes, Is.All.TypeOf<PostOutcome.Posted>());
        Assert.That(store.ReadOrders(new(10)).Select(stored => stored.Sequence), Is.EqualTo(new[] { 1, 2 }));
    }

    [Test]
    public async Task A_server_that_vanishes_and_returns_is_used_again()
    {
        using var wire = new Wire(_database);
        using var store = SqlServerStore.Open(wire.ConnectionString);
        using var writer = new StoreWriter(store, new());
        await writer.Post(TestOrders.ToPost(TestOrders.Order()));

        wire.Cut();
        var lost = Enumerable.Range(0, 10).Select(_ => TestOrders.ToPost(TestOrders.Order())).ToList();
        var answers = lost.Select(writer.Post).ToList();
        foreach (var answer in answers)
            Assert.That(async () => await answer, Throws.TypeOf<StoreUnreachableException>());
        Assert.That(store.IsReady(), Is.False);
        Assert.That(() => store.ReadOrders(new(10)), Throws.TypeOf<StoreUnreachableException>());

        wire.Mend();
        Assert.That(SpinWait.SpinUntil(store.IsReady, TimeSpan.FromMinutes(3)), Is.True, "it came back");
        Assert.That(await Task.WhenAll(lost.Select(writer.Post)), Is.All.TypeOf<PostOutcome.Posted>());
        Assert.That(store.ReadOrders(new(100)).Select(order => order.Sequence), Is.EqualTo(Enumerable.Range(1, 11)));
    }

    [Test]
    public async Task Who_has_to_wait_for_the_lock_posts_when_it_is_free()
    {
        using var wire = new Wire(_database); // waits two seconds for a statement
        using var store = SqlServerStore.Open(wire.ConnectionString);
        using var other = new SqlConnection(_database);
        other.Open();
        using var transaction = other.BeginTransaction();
        other.Execute("UPDATE head SET ready_checks = ready_checks + 1", transaction: transaction);

        var posting = Task.Run(() => store.PostOrders([TestOrders.ToPost(TestOrders.Order())], new()));
        await Task.Delay(3000);
        Assert.That(posting.IsCompleted, Is.False, "it waits");
        transaction.Rollback();

        Assert.That((await posting)[0], Is.TypeOf<PostOutcome.Posted>());
        Assert.That(store.ReadOrders(new(10)), Has.Count.EqualTo(1));
    }

    [Test]
    public void Who_waits_for_the_lock_in_vain_is_told_in_time()
    {
        using var database = SqlServerDatabase.Open(_database + ";Command Timeout=1", null, TimeSpan.FromSeconds(4));
        using var other = new SqlConnection(_database);
        other.Open();
        using var transaction = other.BeginTransaction();
        other.Execute("UPDATE head SET ready_checks = ready_checks + 1", transaction: transaction);

        // A server may be some seconds late to end a statement that it is told to end.
        var clock = Stopwatch.StartNew();
        var tries = 0;
        Assert.That(() => database.Write(Lock), Throws.TypeOf<StoreUnreachableException>());
        Assert.That(clock.Elapsed, Is.LessThan(TimeSpan.FromSeconds(14)));
        Assert.That(tries, Is.InRange(1, 4));

        // The next does not try for as long again; and the first when the lock is free gets it.
        tries = 0;
        Assert.That(() => database.Write(Lock), Throws.TypeOf<StoreUnreachableException>());
        Assert.That(tries, Is.EqualTo(1));
        transaction.Rollback();
        Assert.That(database.Write(Lock).Version, Is.Zero);

        Head Lock(SqlServerWriting writing)
        {
            tries++;
            return writing.LockHead();
        }
    }

    [Test]
    public void An_error_takes_the_whole_transaction_back_whichever_statement_meets_it()
    {
        using var database = SqlServerDatabase.Open(_database, null);
        var options = database.Write(writing =>
        {
            const string Ask = "SELECT CAST(16384 & @@OPTIONS AS INT)";
            int first;
            using (var several = writing.LockHeadAndQuery($"{Ask} WHERE @one = 1", new { one = 1 }))
                first = several.ReadSingle<int>();
            return new[] { first, writing.Query<int>(Ask)[0], writing.Query<int>($"{Ask} WHERE @one = 1", new { one = 1 })[0] };
        });

        Assert.That(options, Is.All.EqualTo(16384));
    }

    // Kills at the first statement, at the second, and so on until there are no more.
    private void AtEveryStatement(int atLeast, Action act)
    {
        for (var statement = 1; ; statement++)
        {
            using var statements = Statements.KillAt(statement, _database);
            act();
            if (statements.Count >= statement)
                continue;
            Assert.That(statement, Is.GreaterThan(atLeast));
            return;
        }
    }

    private static RecordOutcome Record(SqlServerStore store, FactLog log, string party)
        => store.RecordFacts(new("finance-1", TestOrders.Now, _ => new List<Fact> { new Party(party, PartyKind.Company, party) }), log);
}
