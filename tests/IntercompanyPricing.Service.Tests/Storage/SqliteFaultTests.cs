using System.Collections.Concurrent;
using System.Globalization;
using System.Runtime.CompilerServices;
using Dapper;
using IntercompanyPricing.Domain;
using IntercompanyPricing.Domain.MasterData;
using IntercompanyPricing.Domain.Money;
using IntercompanyPricing.Domain.Orders;
using IntercompanyPricing.Domain.Parties;
using IntercompanyPricing.Domain.Reconciliation;
using IntercompanyPricing.Storage;
using IntercompanyPricing.Storage.Json;
using IntercompanyPricing.Storage.Sqlite;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace IntercompanyPricing.Service.Tests.Storage;

/// <summary>Whatever call to SQLite fails, within a statement, at the commit or for want of room: nothing is lost, nothing is there twice, and the store goes on.</summary>
[TestFixture]
public sealed class SqliteFaultTests
{
    private const int Days = 100;
    private const int OrdersADay = 3;

    // The same on every machine; PROPERTY_SEED looks at others.
    private static int Seed => int.TryParse(Environment.GetEnvironmentVariable("PROPERTY_SEED"), CultureInfo.InvariantCulture, out var seed) ? seed : 42;

    private string _folder = "";
    private SqliteStore _store = null!;
    private FactLog _log = null!;
    private StoreWriter _writer = null!;
    private int _faults;

    [SetUp]
    public void Open()
    {
        _folder = Directory.CreateTempSubdirectory("icp-").FullName;
        _faults = 0;
        OpenStore();
    }

    [TearDown]
    public void Close()
    {
        CloseStore();
        Directory.Delete(_folder, recursive: true);
    }

    [Test]
    public async Task Interrupted_at_any_step_of_any_statement_what_is_sent_again_is_there_once()
    {
        var steps = await StepsOfADay();
        var (random, hits) = (new Random(Seed), 0);
        for (var day = 2; day <= Days; day++)
        {
            // The first steps of a day one by one: among them is a transaction that is begun, and then fails.
            hits += await WriteInterrupted(day, day <= 20 ? day - 2 : random.Next(steps)) ? 1 : 0;
        }

        Assert.That(hits, Is.GreaterThan(Days / 2), "the steps of a day vary with how its orders are grouped, but not by half");
        Assert.That(_faults, Is.Positive, "of a group that fails each order is posted alone, which no client notices; of the rest they do");
        MustBeWhole(Days);
    }

    [Test, Explicit("Each step of a day, which are thousands.")]
    public async Task Interrupted_at_each_step_of_a_day_what_is_sent_again_is_there_once()
    {
        var steps = await StepsOfADay();
        for (var (step, day) = (0, 2); step < steps; step++, day++)
        {
            await WriteInterrupted(day, step);
            if (day < Days && step < steps - 1)
                continue;

            // With a new store each day is as short as the first.
            MustBeWhole(day);
            Close();
            Open();
            day = 0;
        }

        TestContext.Out.WriteLine($"{steps} steps.");
    }

    [Test]
    public async Task Refused_at_any_commit_what_is_sent_again_is_there_once()
    {
        for (var day = 1; day <= Days; day++)
        {
            var left = day % 8;
            raw.sqlite3_commit_hook(Writing.Handle, _ => left-- == 0 ? 1 : 0, null);
            await Write(day);
        }

        raw.sqlite3_commit_hook(Writing.Handle, null, null);
        Assert.That(_faults, Is.GreaterThan(Days / 3), "of a group that fails each order is posted alone, which no client notices");
        MustBeWhole(Days);
    }

    [Test]
    public async Task Without_room_for_another_page_what_is_sent_again_later_is_there_once()
    {
        for (var day = 1; day <= Days; day++)
        {
            var pages = Writing.QuerySingle<long>("PRAGMA page_count");
            Writing.Execute($"PRAGMA max_page_count = {pages + (day % 3)}");
            await Write(day, () => Writing.Execute("PRAGMA max_page_count = 1000000"));
        }

        Assert.That(_faults, Is.GreaterThan(OrdersADay));
        MustBeWhole(Days);
    }

    [Test]
    public async Task Locked_by_another_program_what_is_sent_again_later_is_there_once()
    {
        Writing.Execute("PRAGMA busy_timeout = 1");
        Writing.DefaultTimeout = 1;
        using var other = new SqliteConnection($"Data Source={Path.Combine(_folder, "store.db")};Pooling=False");
        other.Open();
        for (var day = 1; day <= OrdersADay; day++)
        {
            using var held = other.BeginTransaction();
            await Write(day, held.Dispose);
        }

        Assert.That(_faults, Is.EqualTo(OrdersADay));
        MustBeWhole(OrdersADay);
    }

    private SqliteConnection Writing => WritingOf(DatabaseOf(_store));

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_database")]
    private static extern ref SqliteDatabase DatabaseOf(SqliteStore store);

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_writing")]
    private static extern ref SqliteConnection WritingOf(SqliteDatabase database);

    private void OpenStore()
    {
        _store = SqliteStore.Open($"Data Source={Path.Combine(_folder, "store.db")}");
        _log = new FactLog();
        foreach (var recorded in _store.FactsSince(0))
            _log.Append(recorded.Recording, recorded.Facts);
        _writer = new StoreWriter(_store, _log);
    }

    private void CloseStore()
    {
        _writer.Dispose();
        _store.Dispose();
    }

    private async Task<int> StepsOfADay()
    {
        var steps = 0;
        raw.sqlite3_progress_handler(Writing.Handle, 1, _ => (steps++, 0).Item2, null);
        await Write(1);
        return steps;
    }

    // Whether there was such a step.
    private async Task<bool> WriteInterrupted(int day, int step)
    {
        var left = step;
        raw.sqlite3_progress_handler(Writing.Handle, 1, _ => left-- == 0 ? 1 : 0, null);
        await Write(day);
        raw.sqlite3_progress_handler(Writing.Handle, 0, null, null);
        return left < 0;
    }

    // What a store is given to write on a day. Who is told that it failed looks whether it is there all the same, or sends it again, as clients do.
    private async Task Write(int day, Action? remedy = null)
    {
        var party = new Party($"P{day}", PartyKind.Company, "Party");
        await Insist(() => _writer.Record(new("finance-1", TestOrders.Now, _ => new List<Fact> { party })), () => _log.Latest.Party(party.Id, new(2026, 3, 1)) is not null);

        var orders = Enumerable.Range(1, OrdersADay).Select(number => TestOrders.ToPost(TestOrders.Order($"{day}/{number}", knownAt: _log.Version) with { Consent = ConsentState.Unconfirmed }, $"{day}/{number}")).ToList();
        var outcomes = new ConcurrentBag<PostOutcome>();
        await Task.WhenAll(orders.Select(order => Insist(async () => outcomes.Add(await _writer.Post(order)))));
        Assert.That(outcomes, Has.Count.EqualTo(OrdersADay));
        Assert.That(outcomes, Is.All.InstanceOf<PostOutcome.Posted>().Or.InstanceOf<PostOutcome.Replayed>());

        var first = _store.ReadOrders(new(1, After: (day - 1) * OrdersADay)).Single();
        await Insist(() => _writer.RecordConsent(new(OrderDocument.Read(first.Document).Id!.Value, (said, _) => said is null ? new Consent(ConsentState.Confirmed, TestOrders.Now, "erp-2", $"B/{day}") : new Refusal(RefusalCodes.Unchangeable, "", "It is confirmed."))));

        var key = new ApiKey(Guid.NewGuid(), "SAP", [.. Enumerable.Repeat((byte)day, 32)], ["erp"], ["ABC"], TestOrders.Now, "admin-1", null);
        await Insist(() => _writer.AddKey(key), () => _store.ReadKeys().Any(known => known.Id == key.Id));
        await Insist(() => _writer.RecordErpEntries([new ErpEntry("ABC", "XYZ", $"{day}/1", new DateOnly(2026, 3, 1), new Amount(-5, Currency.Of("EUR")), "K", 1)], TestOrders.Now, "finance-1"));

        async Task Insist(Func<Task> write, Func<bool>? isThere = null)
        {
            for (var tries = 1; ; tries++)
            {
                try
                {
                    await write();
                    return;
                }
                catch (Exception e) when (tries < 5 && e is (StoreUnreachableException or SqliteException))
                {
                    Interlocked.Increment(ref _faults);
                    remedy?.Invoke();
                }

                await _writer.CatchUp();
                if (isThere?.Invoke() is true)
                    return;
            }
        }
    }

    private void MustBeWhole(int days)
    {
        Check();
        CloseStore();
        OpenStore();
        Check();

        void Check()
        {
            var numbers = Enumerable.Range(1, days * OrdersADay).ToList();
            var orders = _store.ReadOrders(new(10_000));
            Assert.That(orders.Select(order => order.Sequence), Is.EqualTo(numbers));
            Assert.That(orders.Select(order => OrderDocument.Read(order.Document).SellerDocument), Is.Unique);
            foreach (var company in new[] { "ABC", "XYZ" })
                Assert.That(_store.ReadJournal(new(10_000)).Where(entry => entry.Entry.Company == company).Select(entry => entry.Entry.EntryNumber), Is.EqualTo(numbers), company);
            Assert.That(_store.ReadConsents([.. numbers.Select(number => (long)number)]), Has.Count.EqualTo(days));
            Assert.That(_store.FactsSince(0).SelectMany(recorded => recorded.Facts).Select(fact => fact.Key), Is.EqualTo(Enumerable.Range(1, days).Select(day => $"P{day}")));
            Assert.That(_log.Version, Is.EqualTo(days));
            Assert.That(_store.ReadKeys().Select(key => key.Hash[0]), Is.EqualTo(Enumerable.Range(1, days)));
            Assert.That(Writing.QuerySingle<int>("SELECT count(*) FROM erp_entry"), Is.EqualTo(days));
            Assert.That(_store.IsReady(), Is.True);
        }
    }
}
