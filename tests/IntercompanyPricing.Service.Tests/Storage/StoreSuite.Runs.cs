using IntercompanyPricing.Domain;
using IntercompanyPricing.Domain.Orders;
using IntercompanyPricing.Domain.Settlements;
using IntercompanyPricing.Storage;
using IntercompanyPricing.Storage.Json;

namespace IntercompanyPricing.Service.Tests.Storage;

public abstract partial class StoreSuite
{
    [Test]
    public void Settlements_and_revaluations_are_found_by_the_order_that_they_follow()
    {
        var order = PostOne(TestOrders.Order("INV/1"));
        Post(ToSettle(1, order.Id, 1));
        Post(ToSettle(1, order.Id, 2));
        var valued = TestOrders.Order("INV/1/V1", minor: 0) with { Revalues = order.Id, Revaluation = new Revaluation("Closing", 1) };
        Post(new OrderToPost("erp-1", "value", new byte[32], valued, _ => valued, corrects: new(1, 1)));
        Reopen();

        Assert.That(Store.ReadCorrections([1]).Select(correction => (correction.Corrects, correction.Sequence, OrderDocument.Read(correction.Document).SellerDocument)), Is.EqualTo(new[] { (1L, 2L, "1/S1"), (1, 3, "1/S2"), (1, 4, "INV/1/V1") }));
    }

    [Test]
    public void The_database_lets_no_part_be_settled_twice()
    {
        var order = PostOne(TestOrders.Order("INV/1"));
        Post(ToSettle(1, order.Id, 1));
        var again = ToSettle(1, order.Id, 1).Order with { SellerDocument = "other" };

        Assert.That(() => Post(new OrderToPost("erp-1", "again", new byte[32], again, _ => again, corrects: new(1, 1))), Throws.InstanceOf<System.Data.Common.DbException>());
        Assert.That(Store.ReadCorrections([1]), Has.Count.EqualTo(1));
    }

    [Test]
    public void Orders_that_are_posted_together_stand_one_behind_the_other_and_the_last_is_answered()
    {
        var (first, second) = (PostOne(TestOrders.Order("INV/1")), PostOne(TestOrders.Order("INV/2")));
        var (one, two, last) = (ToSettle(1, first.Id, 1), ToSettle(2, second.Id, 1), TestOrders.ToPost(TestOrders.Order("NET"), "key"));

        var outcomes = Post(TestOrders.ToPost(TestOrders.Order("INV/3")), last.After(one, two), TestOrders.ToPost(TestOrders.Order("INV/4")));
        Assert.That(((PostOutcome.Posted)outcomes[1]).Id, Is.EqualTo(last.Order.Id));
        Assert.That(Store.ReadOrders(new(10)).Select(order => OrderDocument.Read(order.Document).SellerDocument), Is.EqualTo(new[] { "INV/1", "INV/2", "INV/3", "1/S1", "2/S1", "NET", "INV/4" }));
        Assert.That(Post(TestOrders.ToPost(TestOrders.Order("NET"), "key").After(ToSettle(1, first.Id, 2)))[0], Is.TypeOf<PostOutcome.Replayed>());
        Assert.That(Store.ReadCorrections([1]), Has.Count.EqualTo(1), "a repetition posts nothing");
    }

    [Test]
    public void Of_orders_that_are_posted_together_none_is_where_one_is_refused()
    {
        var (first, second) = (PostOne(TestOrders.Order("INV/1")), PostOne(TestOrders.Order("INV/2")));
        var refusal = new Refusal(RefusalCodes.NothingOpen, "", "Nothing is open.");
        var (one, two, last) = (ToSettle(1, first.Id, 1), ToSettle(2, second.Id, 1, refusal), TestOrders.ToPost(TestOrders.Order("NET"), "key"));

        var outcomes = Post(last.After(one, two), TestOrders.ToPost(TestOrders.Order("INV/3")));
        Assert.That(((PostOutcome.Refused)outcomes[0]).Refusals, Is.EqualTo(new[] { refusal }));
        Assert.That(outcomes[1], Is.TypeOf<PostOutcome.Posted>());
        Assert.That(Store.ReadOrders(new(10)).Select(order => OrderDocument.Read(order.Document).SellerDocument), Is.EqualTo(new[] { "INV/1", "INV/2", "INV/3" }));
        Assert.That(Post(ToSettle(1, first.Id, 1))[0], Is.TypeOf<PostOutcome.Posted>(), "nothing of it stands in the way");
    }

    [Test]
    public void A_run_that_settles_what_an_earlier_order_of_the_group_settles_is_put_off()
    {
        var (first, second) = (PostOne(TestOrders.Order("INV/1")), PostOne(TestOrders.Order("INV/2")));
        var run = TestOrders.ToPost(TestOrders.Order("NET"), "key").After(ToSettle(2, second.Id, 1), ToSettle(1, first.Id, 2));

        Assert.That(Post(ToSettle(1, first.Id, 1), run).Select(outcome => outcome.GetType().Name), Is.EqualTo(new[] { "Posted", "PutOff" }));
        Assert.That(Post(run)[0], Is.TypeOf<PostOutcome.Posted>());
    }

    [Test]
    public void Of_orders_that_are_posted_together_two_with_one_document_are_refused_and_hold_nobody_up()
    {
        var order = PostOne(TestOrders.Order("INV/1"));
        using var writer = new StoreWriter(Store, Log);
        var (sellers, buyers) = (ToSettle(1, order.Id, 1), TestOrders.ToPost(TestOrders.Order("A", "B/1")));

        var same = writer.Post(TestOrders.ToPost(TestOrders.Order(sellers.Order.SellerDocument)).After(sellers));
        var alike = writer.Post(TestOrders.ToPost(TestOrders.Order("C", "B/1")).After(buyers));
        var other = writer.Post(TestOrders.ToPost(TestOrders.Order("INV/2")));
        Assert.That(Task.WaitAll([same, alike, other], TimeSpan.FromMinutes(3)), Is.True, "all are answered");

        Assert.That(same.Result, Is.EqualTo(new PostOutcome.DuplicateDocument(sellers.Order.Id!.Value, "/sellerDocument")));
        Assert.That(alike.Result, Is.EqualTo(new PostOutcome.DuplicateDocument(buyers.Order.Id!.Value, "/buyerDocument")));
        Assert.That(Store.ReadOrders(new(10)).Select(stored => OrderDocument.Read(stored.Document).SellerDocument), Is.EqualTo(new[] { "INV/1", "INV/2" }), "all or none");
    }

    private static OrderToPost ToSettle(long sequence, Guid id, int part, Refusal? refusal = null)
    {
        var order = TestOrders.Order($"{sequence}/S{part}", minor: 100) with { Settles = id, Settlement = new Settlement("Paid", part), Kind = OrderKind.Settlement };
        return new OrderToPost("erp-1", Guid.NewGuid().ToString(), new byte[32], order, facts => refusal is not null ? refusal : order with { KnownAt = facts.KnownAt }, corrects: new(sequence, sequence));
    }
}
