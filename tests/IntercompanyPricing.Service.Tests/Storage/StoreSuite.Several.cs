using IntercompanyPricing.Domain;
using IntercompanyPricing.Storage;

namespace IntercompanyPricing.Service.Tests.Storage;

public abstract partial class StoreSuite
{
    [Test]
    public void Several_orders_of_one_request_are_posted_one_after_the_other_and_a_repetition_is_answered_for_the_last()
    {
        OrderToPost[] parts = [.. Enumerable.Range(1, 3).Select(i => TestOrders.ToPost(TestOrders.Order($"YE/{i}"), $"key part {i}"))];
        var last = TestOrders.ToPost(TestOrders.Order("YE/4"), "key").After(parts);
        var posted = (PostOutcome.Posted)Post(last)[0];
        Reopen();

        Assert.That(Store.ReadOrders(new OrderQuery(10)).Select(order => order.Sequence), Is.EqualTo(new[] { 1L, 2, 3, 4 }));
        Assert.That(Store.ReadOrder(posted.Id)!.Sequence, Is.EqualTo(4));
        Assert.That(Post(last)[0], Is.TypeOf<PostOutcome.Replayed>().With.Property("Id").EqualTo(posted.Id));
        Assert.That(Store.LastOrder(), Is.EqualTo(4));
    }

    [TestCase("YE/1", null)]
    [TestCase("YE/2", null)]
    [TestCase("YE/3", null)]
    [TestCase(null, "YE/2")]
    public void One_that_cannot_be_posted_leaves_none_of_them(string? taken, string? refused)
    {
        if (taken is not null)
            PostOne(TestOrders.Order(taken));
        OrderToPost ToPost(string document) => TestOrders.ToPost(
            TestOrders.Order(document, knownAt: document == refused ? -1 : Log.Version), decide: _ => new Refusal(RefusalCodes.NoDifference, "", "Nothing is left."));

        var (several, other) = (ToPost("YE/3").After(ToPost("YE/1"), ToPost("YE/2")), TestOrders.ToPost(TestOrders.Order("INV/OTHER")));
        var outcomes = Post(several, other);

        Assert.That(outcomes[0], taken is null ? Is.TypeOf<PostOutcome.Refused>() : Is.TypeOf<PostOutcome.DuplicateDocument>());
        Assert.That(outcomes[1], Is.TypeOf<PostOutcome.Posted>(), "its neighbour is posted");
        Assert.That(Store.LastOrder(), Is.EqualTo(taken is null ? 1 : 2));
    }

    [Test]
    public void What_rests_on_all_orders_before_it_is_put_off_until_these_can_be_read_and_decided_then()
    {
        var seen = new List<long>();
        var resting = new OrderToPost("erp-1", "key", new byte[32], TestOrders.Order("YE/1"), facts =>
        {
            seen.Add(Store.LastOrder());
            return TestOrders.Order("YE/1", knownAt: facts.KnownAt);
        })
        { RestsOnOrders = true };

        var first = Post(TestOrders.ToPost(TestOrders.Order()), resting, TestOrders.ToPost(TestOrders.Order()));
        var second = Post(resting);

        Assert.That(new[] { first, second }.Select(round => string.Join(' ', round.Select(outcome => outcome.GetType().Name))), Is.EqualTo(new[] { "Posted PutOff Posted", "Posted" }));
        Assert.That(seen, Is.EqualTo(new[] { 2L }));
    }
}
