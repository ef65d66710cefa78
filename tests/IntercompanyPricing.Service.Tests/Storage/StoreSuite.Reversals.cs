using IntercompanyPricing.Domain;
using IntercompanyPricing.Domain.MasterData;
using IntercompanyPricing.Domain.Orders;
using IntercompanyPricing.Domain.Parties;
using IntercompanyPricing.Storage;
using IntercompanyPricing.Storage.Json;

namespace IntercompanyPricing.Service.Tests.Storage;

public abstract partial class StoreSuite
{
    [Test]
    public void A_reversal_is_an_order_that_is_found_by_the_one_it_takes_back()
    {
        PostOne(TestOrders.Order());
        var order = PostOne(TestOrders.Order("INV/1"));
        var reversal = (PostOutcome.Posted)Post(ToReverse(2, order.Id))[0];
        Reopen();

        var found = Store.ReadCorrections([1, 2]).Single();
        Assert.That(found.Corrects, Is.EqualTo(2));
        Assert.That(found.Document, Is.EqualTo(reversal.Document));
        Assert.That(Store.ReadOrder(reversal.Id)!.Sequence, Is.EqualTo(3));
        Assert.That(Store.ReadCorrections([]), Is.Empty);
    }

    [Test]
    public void Reversals_come_in_the_order_of_their_parts()
    {
        var orders = Enumerable.Range(1, 2).Select(_ => PostOne(TestOrders.Order())).ToList();
        foreach (var (sequence, part) in new[] { (2, 1), (1, 1), (2, 2), (1, 2) })
            Post(ToReverse(sequence, orders[sequence - 1].Id, part));

        Assert.That(Store.ReadCorrections([2, 1]).Select(reversal => (reversal.Corrects, OrderDocument.Read(reversal.Document).Reversal!.Part)), Is.EqualTo(new[] { (1L, 1), (1, 2), (2, 1), (2, 2) }));
    }

    [Test]
    public void In_a_group_the_later_reversal_of_an_order_is_put_off_and_decided_after_the_earlier()
    {
        var order = PostOne(TestOrders.Order("INV/1"));
        var (first, second, other) = (ToReverse(1, order.Id), ToReverse(1, order.Id), TestOrders.ToPost(TestOrders.Order()));

        var round1 = Post(first, second, other);
        var round2 = Post(second);
        var round3 = Post(second);

        Assert.That(new[] { round1, round2, round3 }.Select(round => string.Join(' ', round.Select(outcome => outcome.GetType().Name))), Is.EqualTo(new[] { "Posted PutOff Posted", "PutOff", "Posted" }), "its number is another now, which is looked for first");
        Assert.That(Store.ReadCorrections([1]).Select(reversal => OrderDocument.Read(reversal.Document)).Select(reversal => $"{reversal.Reversal!.Part} {reversal.SellerDocument}"), Is.EqualTo(new[] { "1 1/R1", "2 1/R2" }));
    }

    [Test]
    public void The_writer_answers_what_was_put_off()
    {
        var order = PostOne(TestOrders.Order("INV/1"));
        using var writer = new StoreWriter(Store, Log);

        var outcomes = Task.WhenAll(Enumerable.Range(0, 5).Select(_ => writer.Post(ToReverse(1, order.Id)))).GetAwaiter().GetResult();

        Assert.That(outcomes, Is.All.TypeOf<PostOutcome.Posted>());
        Assert.That(Store.ReadCorrections([1]).Select(reversal => OrderDocument.Read(reversal.Document).Reversal!.Part), Is.EqualTo(Enumerable.Range(1, 5)));
    }

    [Test]
    public void A_reversal_overtaken_by_another_is_decided_again_and_may_be_refused()
    {
        var order = PostOne(TestOrders.Order());
        var refusal = new Refusal(RefusalCodes.AlreadyReversed, "", "Nothing is left.");
        var overtaken = ToReverse(1, order.Id, refusal: refusal);
        Post(ToReverse(1, order.Id));

        Assert.That(((PostOutcome.Refused)Post(overtaken)[0]).Refusals, Is.EqualTo(new[] { refusal }));
        Assert.That(Store.ReadOrders(new(10)), Has.Count.EqualTo(2));
    }

    [Test]
    public void The_database_lets_no_part_be_reversed_twice()
    {
        var order = PostOne(TestOrders.Order());
        Post(ToReverse(1, order.Id));
        Record(new Party("JKL", PartyKind.Company, "JKL"));

        // Decided again, it insists on being the first.
        var first = ToReverse(1, order.Id).Order with { SellerDocument = "R9", KnownAt = 1 };
        var insisting = new OrderToPost("erp-1", "insisting", new byte[32], first, _ => first, corrects: new(1, 1));
        Assert.That(() => Post(insisting), Throws.InstanceOf<System.Data.Common.DbException>());

        Assert.That(Store.ReadCorrections([1]), Has.Count.EqualTo(1));
    }

    [Test]
    public void A_stored_order_is_read_back_as_it_was_decided()
    {
        var order = TestOrders.Order("INV/1", "45", currency: "JPY");

        var read = OrderDocument.Read(PostOne(order).Document);

        Assert.That(read.Total, Is.EqualTo(order.Total));
        Assert.That(read.Lines[0].Amount, Is.EqualTo(order.Lines[0].Amount));
        Assert.That(read.Journal.SelectMany(entry => entry.Lines), Is.EqualTo(order.Journal.SelectMany(entry => entry.Lines)));
        Assert.That(read.Journal.Select(entry => entry.EntryNumber), Is.EqualTo(new[] { 1, 1 }));
    }

    // As the service decides one: on the reversals that there are, with a number made of theirs.
    private OrderToPost ToReverse(long sequence, Guid id, int part = 1, Refusal? refusal = null)
    {
        Order Made(int next) => TestOrders.Order($"{sequence}/R{next}", minor: -100, knownAt: Log.Version) with { Reverses = id, Reversal = new Reversal(next, "returned", false) };
        var order = Made(part);
        Outcome<Order> Decide(KnownFacts facts) => refusal is not null ? refusal : Made(Store.ReadCorrections([sequence]).Count + 1) with { Id = order.Id, KnownAt = facts.KnownAt };
        return new OrderToPost("erp-1", Guid.NewGuid().ToString(), new byte[32], order, Decide, corrects: new(sequence, sequence));
    }
}
