using IntercompanyPricing.Domain.MasterData;
using IntercompanyPricing.Domain.Parties;
using IntercompanyPricing.Storage;

namespace IntercompanyPricing.Service.Tests.Storage;

public abstract partial class StoreSuite
{
    [Test]
    public async Task Many_requests_with_one_key_make_one_order()
    {
        using var writer = new StoreWriter(Store, Log);
        var order = TestOrders.ToPost(TestOrders.Order(), "key");

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 64).Select(_ => Task.Run(() => writer.Post(order))));

        Assert.That(outcomes.OfType<PostOutcome.Posted>(), Has.Exactly(1).Items);
        Assert.That(outcomes.OfType<PostOutcome.Replayed>(), Has.Exactly(63).Items);
        Assert.That(outcomes.Select(outcome => outcome is PostOutcome.Posted posted ? posted.Document : ((PostOutcome.Replayed)outcome).Document), Is.All.EqualTo(Store.ReadOrders(new(10)).Single().Document));
    }

    [Test]
    public async Task One_bad_order_fails_only_its_own_caller()
    {
        Record(new Party("JKL", PartyKind.Company, "JKL"));
        using var writer = new StoreWriter(Store, Log);
        using var gate = new ManualResetEventSlim();
        var blocked = writer.Record(Waiting(gate));

        var good = Enumerable.Range(0, 10).Select(_ => writer.Post(TestOrders.ToPost(TestOrders.Order()))).ToList();
        var bad = writer.Post(TestOrders.ToPost(TestOrders.Order(), decide: _ => throw new TimeoutException()));
        var tooLarge = writer.Post(TestOrders.ToPost(TestOrders.Order(minor: 100_000_000_000_000_000)));
        good.AddRange(Enumerable.Range(0, 10).Select(_ => writer.Post(TestOrders.ToPost(TestOrders.Order()))));
        gate.Set();

        await blocked;
        Assert.That(await Task.WhenAll(good), Is.All.TypeOf<PostOutcome.Posted>());
        Assert.That(async () => await bad, Throws.TypeOf<TimeoutException>());
        Assert.That(async () => await tooLarge, Throws.InstanceOf<System.Data.Common.DbException>());
        Assert.That(Store.ReadOrders(new(100)).Select(order => order.Sequence), Is.EqualTo(Enumerable.Range(1, 20)));
    }

    [Test]
    public async Task What_waits_together_is_posted_as_one_group()
    {
        using var writer = new StoreWriter(Store, Log);
        using var gate = new ManualResetEventSlim();
        var blocked = writer.Record(Waiting(gate));

        var posts = Enumerable.Range(0, 100).Select(_ => writer.Post(TestOrders.ToPost(TestOrders.Order()))).ToList();
        var facts = writer.Record(ToRecord(new Party("XYZ", PartyKind.Company, "XYZ")));
        var later = writer.Post(TestOrders.ToPost(TestOrders.Order()));
        gate.Set();
        await Task.WhenAll([blocked, facts, later, .. posts]);

        Assert.That((writer.Groups, writer.GroupedOrders), Is.EqualTo((2, 101)));
        Assert.That(facts.Result.Recorded!.Recording.Version, Is.EqualTo(2));
        Assert.That(TextOf(((PostOutcome.Posted)later.Result).Document), Does.Contain("\"knownAt\":2,\"postedAt\""));
    }

    [Test]
    public async Task A_full_queue_takes_nothing_more()
    {
        using var writer = new StoreWriter(Store, Log, capacity: 2);
        using var gate = new ManualResetEventSlim();
        var started = new TaskCompletionSource();
        var blocked = writer.Record(Waiting(gate, started));
        await started.Task;
        var waiting = new[] { writer.Post(TestOrders.ToPost(TestOrders.Order())), writer.Post(TestOrders.ToPost(TestOrders.Order())) };

        Assert.That(() => writer.Post(TestOrders.ToPost(TestOrders.Order())), Throws.TypeOf<StoreFullException>());

        gate.Set();
        await blocked;
        Assert.That(await Task.WhenAll(waiting), Is.All.TypeOf<PostOutcome.Posted>());
        Assert.That(await writer.Post(TestOrders.ToPost(TestOrders.Order())), Is.TypeOf<PostOutcome.Posted>());
    }

    [Test]
    public async Task A_stopped_writer_has_written_what_was_waiting()
    {
        var writer = new StoreWriter(Store, Log);

        var posts = Enumerable.Range(0, 500).Select(_ => writer.Post(TestOrders.ToPost(TestOrders.Order()))).ToList();
        writer.Dispose();

        Assert.That(await Task.WhenAll(posts).WaitAsync(TimeSpan.FromMinutes(3)), Is.All.TypeOf<PostOutcome.Posted>());
        Assert.That(() => writer.Post(TestOrders.ToPost(TestOrders.Order())), Throws.TypeOf<ObjectDisposedException>());
        Assert.That(Store.ReadOrders(new(1000)), Has.Count.EqualTo(500));
    }

    [Test]
    public async Task Keys_go_through_the_writer_too()
    {
        using var writer = new StoreWriter(Store, Log);
        var key = Key("SAP Poland", 1, ["erp"], ["ABC"]);

        await writer.AddKey(key);

        Assert.That(await writer.RevokeKey(key.Id, TestOrders.Now, "admin-1"), Is.EqualTo(RevokeOutcome.Revoked));
        Assert.That(Store.ReadKeys().Single().RevokedAt, Is.EqualTo(TestOrders.Now));
    }

    // Facts that keep the writer busy until the gate opens.
    private static FactsToRecord Waiting(ManualResetEventSlim gate, TaskCompletionSource? started = null) => new("finance-1", TestOrders.Now, _ =>
    {
        started?.SetResult();
        gate.Wait(TimeSpan.FromMinutes(3)); // of those who forget it
        return new List<Fact> { new Party("GATE", PartyKind.Company, "Gate") };
    });
}
