using System.Security.Cryptography;
using Dapper;
using IntercompanyPricing.Domain.MasterData;
using IntercompanyPricing.Domain.Parties;
using IntercompanyPricing.Service.Tests.Storage;
using IntercompanyPricing.Storage;
using IntercompanyPricing.Storage.Migrations;
using IntercompanyPricing.Storage.SqlServer;
using Microsoft.Data.SqlClient;

namespace IntercompanyPricing.Service.Tests.SqlServer;

/// <summary>Several instances on one database.</summary>
[NeedsSqlServer]
public sealed class SharedDatabaseTests
{
    private string _database = "";

    [SetUp]
    public void TakeDatabase() => _database = TestDatabases.Take();

    [TearDown]
    public void ReturnDatabase() => TestDatabases.Return(_database);

    [Test]
    public async Task Instances_that_start_together_make_the_schema_once()
    {
        var stores = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => SqlServerStore.Open(_database))));

        Assert.That(stores.Select(store => store.IsReady()), Is.All.True);
        using var connection = new SqlConnection(_database);
        Assert.That(connection.Query<int>("SELECT number FROM schema_journal ORDER BY number"), Is.EqualTo(MigrationScript.In("db/sqlserver").Select(script => script.Number)));
        Assert.That(SqlServerStore.Migrate(_database, create: true), Is.Empty, "nothing is left to do");
    }

    [Test]
    public async Task One_key_on_two_instances_at_once_makes_one_order()
    {
        using var here = new Instance(_database);
        using var there = new Instance(_database);
        for (var round = 0; round < 20; round++)
        {
            var key = $"key-{round}";
            var outcomes = await Task.WhenAll(
                Enumerable.Range(0, 4).Select(place => (place % 2 == 0 ? here : there).Writer.Post(TestOrders.ToPost(TestOrders.Order($"INV/{round}"), key))));

            Assert.That(outcomes.OfType<PostOutcome.Posted>(), Has.Exactly(1).Items);
            Assert.That(outcomes.OfType<PostOutcome.Replayed>(), Has.Exactly(3).Items);
        }

        Assert.That(here.Store.ReadOrders(new(100)).Select(order => order.Sequence), Is.EqualTo(Enumerable.Range(1, 20)));
    }

    [Test]
    public async Task Numbers_of_two_instances_that_post_at_once_have_no_gaps()
    {
        using var here = new Instance(_database);
        using var there = new Instance(_database);

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 400).Select(place => Task.Run(() => (place % 2 == 0 ? here : there).Writer.Post(TestOrders.ToPost(TestOrders.Order())))));

        Assert.That(outcomes, Is.All.TypeOf<PostOutcome.Posted>());
        Assert.That(here.Store.ReadOrders(new(1000)).Select(order => order.Sequence), Is.EqualTo(Enumerable.Range(1, 400)));
        var entries = there.Store.ReadJournal(new(1000));
        Assert.That(entries.Select(entry => entry.Sequence), Is.EqualTo(Enumerable.Range(1, 800)));
        Assert.That(entries.Where(entry => entry.Entry.Company == "ABC").Select(entry => entry.Entry.EntryNumber), Is.EqualTo(Enumerable.Range(1, 400)));
    }

    [Test]
    public async Task Facts_recorded_by_one_are_known_to_the_next_order_of_another()
    {
        using var here = new Instance(_database);
        using var there = new Instance(_database);
        await there.Writer.Post(TestOrders.ToPost(TestOrders.Order()));
        for (var version = 1; version <= 3; version++)
        {
            await here.Writer.Record(new("finance-1", TestOrders.Now, _ => new List<Fact> { new Party($"P{version}", PartyKind.Company, "P") }));

            var outcome = await there.Writer.Post(TestOrders.ToPost(TestOrders.Order(knownAt: version - 1)));

            Assert.That(System.Text.Encoding.UTF8.GetString(((PostOutcome.Posted)outcome).Document), Does.Contain($"\"knownAt\":{version},\"postedAt\""));
        }
    }

    [Test]
    public async Task A_key_revoked_on_one_posts_nothing_more_on_another()
    {
        using var here = new Instance(_database);
        using var there = new Instance(_database);
        var key = new ApiKey(Guid.NewGuid(), "erp-1", new byte[32], ["erp"], ["ABC"], TestOrders.Now, "admin-1", null);
        await here.Writer.AddKey(key);
        var (first, second) = (TestOrders.Order(), TestOrders.Order());
        Assert.That(await there.Writer.Post(new("erp-1", "k1", new byte[32], first, _ => first, key.Id)), Is.TypeOf<PostOutcome.Posted>());

        await here.Writer.RevokeKey(key.Id, TestOrders.Now, "admin-1");

        Assert.That(await there.Writer.Post(new("erp-1", "k2", new byte[32], second, _ => second, key.Id)), Is.TypeOf<PostOutcome.ApiKeyRevoked>());
        Assert.That(await there.Writer.Post(new("erp-1", "k1", new byte[32], first, _ => first, key.Id)), Is.TypeOf<PostOutcome.ApiKeyRevoked>(), "not even a replay");
        Assert.That(here.Store.ReadOrders(new(10)), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Admins_who_revoke_each_other_at_once_on_two_instances_leave_one()
    {
        using var here = new Instance(_database);
        using var there = new Instance(_database);
        var left = AdminKey();
        await here.Writer.AddKey(left);
        for (var round = 0; round < 20; round++)
        {
            var other = AdminKey();
            await here.Writer.AddKey(other);

            var outcomes = await Task.WhenAll(here.Writer.RevokeKey(left.Id, TestOrders.Now, "admin-1"), there.Writer.RevokeKey(other.Id, TestOrders.Now, "admin-1"));

            Assert.That(outcomes, Is.EquivalentTo(new[] { RevokeOutcome.Revoked, RevokeOutcome.LastAdminKey }));
            left = here.Store.ReadKeys().Single(key => key.RevokedAt is null);
        }
    }

    [Test]
    public async Task Facts_of_two_instances_are_versions_of_one_log()
    {
        using var here = new Instance(_database);
        using var there = new Instance(_database);

        await Task.WhenAll(Enumerable.Range(0, 40).Select(place => Task.Run(() => (place % 2 == 0 ? here : there).Writer.Record(
            new("finance-1", TestOrders.Now, _ => new List<Fact> { new Party($"P{place}", PartyKind.Company, "P") })))));
        await here.Writer.CatchUp();
        await there.Writer.CatchUp();

        Assert.That((here.Log.Version, there.Log.Version), Is.EqualTo((40L, 40L)));
        Assert.That(here.Store.FactsSince(0).Select(recorded => recorded.Recording.Version), Is.EqualTo(Enumerable.Range(1, 40)));
    }

    [Test]
    public void A_group_takes_one_question_one_insertion_and_one_commit()
    {
        using var store = SqlServerStore.Open(_database);

        using var statements = Statements.Watch(_database, _ => { });
        store.PostOrders([TestOrders.ToPost(TestOrders.Order()), TestOrders.ToPost(TestOrders.Order(buyer: "QRS"))], new());

        Assert.That(statements.Count, Is.EqualTo(3));
    }

    [Test]
    public void Reports_are_read_for_reading_only()
    {
        using var store = SqlServerStore.Open(_database, _database + ";Application Name=reports of the test");
        store.PostOrders([TestOrders.ToPost(TestOrders.Order())], new());
        var seen = new List<string>();
        using (Statements.Watch(_database, connection => seen.Add(connection.ConnectionString)))
        {
            Assert.That(store.LastOrder(), Is.EqualTo(1));
            Assert.That(store.ReadOrders(new(10, UpTo: 1)), Has.Count.EqualTo(1));
            Assert.That(store.ReadOrders(new(10)), Has.Count.EqualTo(1));
        }

        var settings = seen.Select(connection => new SqlConnectionStringBuilder(connection)).ToList();
        Assert.That(settings.Select(each => (each.ApplicationIntent, each.ApplicationName == "reports of the test")), Is.EqualTo(new[]
        {
            (ApplicationIntent.ReadOnly, true), (ApplicationIntent.ReadOnly, true), (ApplicationIntent.ReadWrite, false),
        }));
    }

    private static ApiKey AdminKey() => new(Guid.NewGuid(), "admin", RandomNumberGenerator.GetBytes(32), ["admin"], [], TestOrders.Now, "admin-1", null);

    private sealed class Instance : IDisposable
    {
        public Instance(string database)
        {
            Store = SqlServerStore.Open(database);
            Writer = new StoreWriter(Store, Log);
        }

        public SqlServerStore Store { get; }

        public FactLog Log { get; } = new();

        public StoreWriter Writer { get; }

        public void Dispose()
        {
            Writer.Dispose();
            Store.Dispose();
        }
    }
}
