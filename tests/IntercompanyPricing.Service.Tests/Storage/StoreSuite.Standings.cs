using IntercompanyPricing.Domain;
using IntercompanyPricing.Domain.MasterData;
using IntercompanyPricing.Domain.Money;
using IntercompanyPricing.Domain.Orders;
using IntercompanyPricing.Domain.Parties;
using IntercompanyPricing.Domain.Standings;
using IntercompanyPricing.Storage;
using IntercompanyPricing.Storage.Json;

namespace IntercompanyPricing.Service.Tests.Storage;

public abstract partial class StoreSuite
{
    private static readonly StandingKey _allowance = new("STAFF", "P-1", "2026");

    [Test]
    public void Orders_of_one_group_draw_on_what_the_ones_before_them_leave()
    {
        var outcomes = Post(ToDraw(60), ToDraw(30), TestOrders.ToPost(TestOrders.Order()), ToDraw(30), ToDraw(5, "P-2"));
        Reopen();

        Assert.That(outcomes, Is.All.TypeOf<PostOutcome.Posted>());
        Assert.That(Drawn(), Is.EqualTo(new[] { "0 + 60", "60 + 30", "90 + 10", "0 + 5" }), "100 are there to be used");
        Assert.That(new[] { "P-1", "P-2", "P-3" }.Select(holder => Store.ReadStanding([_allowance with { Holder = holder }]).Of(_allowance with { Holder = holder }).Used), Is.EqualTo(new[] { 100, 5, 0 }));
    }

    [Test]
    public void An_order_decided_on_an_old_standing_is_decided_again()
    {
        var overtaken = ToDraw(70);
        Post(ToDraw(80));

        Assert.That(Post(overtaken)[0], Is.TypeOf<PostOutcome.Posted>());
        Assert.That(Drawn(), Is.EqualTo(new[] { "0 + 80", "80 + 20" }));
    }

    [Test]
    public void An_order_that_comes_to_draw_on_something_else_is_put_off_until_that_is_looked_up()
    {
        Post(ToDraw(80, "P-2"));
        Record(new Party("JKL", PartyKind.Company, "JKL"));

        // On the facts of now the buyer is somebody else's spouse.
        var order = Drawing(TestOrders.Order(), 70, "P-1", Standing.None);
        var moved = new OrderToPost("erp-1", "moved", new byte[32], order, (facts, standing) => Drawing(order, 70, "P-2", standing) with { KnownAt = facts.KnownAt });

        Assert.That(new[] { Post(moved)[0], Post(moved)[0] }.Select(outcome => outcome.GetType().Name), Is.EqualTo(new[] { "PutOff", "Posted" }));
        Assert.That(Drawn(), Is.EqualTo(new[] { "0 + 80", "80 + 20" }));
    }

    [Test]
    public async Task Sixteen_who_draw_at_once_never_overspend()
    {
        using var writer = new StoreWriter(Store, Log);

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 16).Select(who => Task.Run(async () =>
        {
            var posted = new List<PostOutcome>();
            for (var i = 0; i < 10; i++)
                posted.Add(await writer.Post(ToDraw(1 + (who % 3), who % 4 == 0 ? "P-2" : "P-1")));
            return posted;
        })));

        Assert.That(outcomes.SelectMany(posted => posted), Is.All.TypeOf<PostOutcome.Posted>());
        var uses = Store.ReadOrders(new(1000)).Select(order => OrderDocument.Read(order.Document).Standing!.Single()).ToList();
        foreach (var holder in uses.GroupBy(use => use.Holder))
        {
            var total = 0L;
            foreach (var use in holder)
            {
                Assert.That(use.Before.Minor, Is.EqualTo(total), "each was decided on what the one before it left");
                total += use.Change.Minor;
            }

            Assert.That((total, Store.ReadStanding([_allowance with { Holder = holder.Key }]).Of(_allowance with { Holder = holder.Key }).Used), Is.EqualTo((holder.Key == "P-2" ? 70L : 100L, total)));
        }
    }

    [Test]
    public void What_the_standing_of_now_forbids_is_refused()
    {
        Post(ToDraw(80));

        // Decided before there was anything.
        var early = Drawing(TestOrders.Order(), 70, "P-1", Standing.None);
        var outcome = Post(new OrderToPost("erp-1", "early", new byte[32], early, (_, _) => new Refusal(RefusalCodes.InvalidValue, "", "Nothing is left for it.")))[0];

        Assert.That(outcome, Is.TypeOf<PostOutcome.Refused>());
        Assert.That(Drawn(), Is.EqualTo(new[] { "0 + 80" }));
    }

    private static OrderToPost ToDraw(long asked, string holder = "P-1")
    {
        var order = Drawing(TestOrders.Order(), asked, holder, Standing.None);
        return new OrderToPost("erp-1", Guid.NewGuid().ToString(), new byte[32], order, (facts, standing) => Drawing(order, asked, holder, standing) with { KnownAt = facts.KnownAt });
    }

    // As the domain decides: so much of an allowance of 1.00 EUR as is left.
    private static Order Drawing(Order order, long asked, string holder, Standing standing)
    {
        Amount In(long minor) => Amount.Zero(order.Currency) with { Minor = minor };
        var (key, before) = (_allowance with { Holder = holder }, standing.Of(_allowance with { Holder = holder }));
        return order with { Standing = [new StandingUse(key.Programme, 1, key.Holder, key.Period, order.Currency, In(before.Used), In(Math.Min(asked, 100 - before.Used)), In(0), In(0))] };
    }

    private IEnumerable<string> Drawn() => Store.ReadOrders(new(1000)).Select(order => OrderDocument.Read(order.Document).Standing).OfType<IReadOnlyList<StandingUse>>()
        .Select(uses => $"{uses.Single().Before.Minor} + {uses.Single().Change.Minor}");
}
