using IntercompanyPricing.Domain.Ledger;
using IntercompanyPricing.Domain.MasterData;
using IntercompanyPricing.Domain.Orders;
using IntercompanyPricing.Domain.Parties;
using IntercompanyPricing.Domain.Pricing;

namespace IntercompanyPricing.Domain.Tests.Ledger;

/// <summary>XYZ sells to ABC in March 2026, into the books of both.</summary>
public sealed class PeriodTests
{
    private static readonly DateOnly _april = new(2026, 4, 1);

    private static World Group(params Fact[] periods) => World.Of("JKL>ABC 100, JKL>XYZ 100")
        .And(Given.Product("WIDGET", "XYZ"), Given.Price("WIDGET", PriceKind.List, "1 EUR", "XYZ"), Given.Policy("P", "list-price")).And(periods);

    private static Period March(string company, PeriodState state) => new(company, "2026-03", state);

    [TestCase(PeriodState.Closed, PeriodState.Open, PeriodAccess.Open, "2026-03 is closed in the books of 'XYZ'.")]
    [TestCase(PeriodState.Open, PeriodState.Closed, PeriodAccess.SoftClosed, "2026-03 is closed in the books of 'ABC'.")]
    [TestCase(PeriodState.Closed, PeriodState.SoftClosed, PeriodAccess.Open, "2026-03 is closed in the books of 'XYZ'.|2026-03 is soft-closed in the books of 'ABC': only finance still posts there.")]
    [TestCase(PeriodState.SoftClosed, PeriodState.SoftClosed, PeriodAccess.SoftClosed, "")]
    [TestCase(PeriodState.Open, PeriodState.Open, PeriodAccess.Open, "")]
    [TestCase(PeriodState.Closed, PeriodState.Closed, PeriodAccess.Any, "")]
    public void Both_books_must_be_open_and_each_that_is_not_is_named(PeriodState seller, PeriodState buyer, PeriodAccess access, string refused)
    {
        var world = Group(March("XYZ", seller), March("ABC", buyer));
        var refusals = OrderDecision.Decide(World.Request("ABC", "XYZ", "EUR", "1 WIDGET"), world.Facts, access).Refusals;

        Assert.That(string.Join('|', refusals.Select(refusal => refusal.Detail)), Is.EqualTo(refused));
        Assert.That(World.Short(refusals), Is.All.EqualTo("period-closed /postingDate"));
    }

    [Test]
    public void The_posting_date_tells_the_month_and_the_latest_version_its_state()
    {
        var world = Group(March("XYZ", PeriodState.Closed));
        var request = World.Request("ABC", "XYZ", "EUR", "1 WIDGET");
        var closedAt = world.Log.Version;

        Assert.That(world.Refused(request), Is.EqualTo(new[] { "period-closed /postingDate" }));
        Assert.That(world.Refused(request with { PostingDate = _april }), Is.Empty);
        world.And(March("XYZ", PeriodState.Open));
        Assert.That(world.Refused(request), Is.Empty);
        Assert.That(World.Short(OrderDecision.Decide(request, world.Log.At(closedAt)).Refusals), Is.EqualTo(new[] { "period-closed /postingDate" }), "as it was known then");
        world.And(March("XYZ", PeriodState.Closed), March("XYZ", PeriodState.Closed) with { Withdrawn = true });
        Assert.That(world.Refused(request), Is.Empty, "what is withdrawn leaves the month open");
    }

    [Test]
    public void Books_that_are_not_kept_here_are_not_asked()
    {
        var world = Group(March("ABC", PeriodState.Closed)).And(Given.Company("ABC", keepsBooks: false));

        Assert.That(world.Refused("ABC", "XYZ", "EUR", "1 WIDGET"), Is.Empty);
    }

    [Test]
    public void A_reversal_needs_its_own_month_open_not_the_orders()
    {
        var world = Group();
        var order = world.Decide("ABC", "XYZ", "EUR", "1 WIDGET") with { Id = Guid.NewGuid() };
        world.And(March("XYZ", PeriodState.Closed), March("ABC", PeriodState.SoftClosed));
        IEnumerable<string> Refused(DateOnly date, PeriodAccess access) => World.Short(OrderReversal.Decide(new(date, "returned"), order, [], world.Facts, access).Refusals);

        Assert.That(Refused(World.Today, PeriodAccess.Open), Is.EqualTo(new[] { "period-closed /date", "period-closed /date" }));
        Assert.That(Refused(World.Today, PeriodAccess.SoftClosed), Is.EqualTo(new[] { "period-closed /date" }));
        Assert.That(Refused(_april, PeriodAccess.Open), Is.Empty);
    }

    [Test]
    public void Only_a_company_has_periods()
        => Assert.That(
            World.Short(Group(Given.Department("PAINT", "XYZ")).Refusals(March("NONE", PeriodState.Closed), March("PAINT", PeriodState.Closed), March("XYZ", PeriodState.Closed))),
            Is.EqualTo(new[] { "unknown-party /facts/0/company", "wrong-party-kind /facts/1/company" }));

    [TestCase("USD", true, "unchangeable /facts/0/functionalCurrency")]
    [TestCase("EUR", true, "")]
    [TestCase("USD", false, "")]
    public void The_functional_currency_stays_once_there_are_entries(string currency, bool hasEntries, string refused)
    {
        var refusals = RecordingRules.Check(Group().Log, [Given.Company("XYZ", currency)], i => $"/facts/{i}", DateTimeOffset.UnixEpoch, company => company == "XYZ" && hasEntries).Refusals;

        Assert.That(World.Short(refusals), Is.EqualTo(refused.Length == 0 ? [] : new[] { refused }));
    }

    [Test]
    public void A_description_that_gave_the_books_their_currency_is_not_withdrawn_either_and_none_is_put_before_it()
    {
        var world = Group().And(Given.Company("XYZ", "USD") with { EffectiveFrom = _april });
        IEnumerable<string> Refused(Party party) => World.Short(RecordingRules.Check(world.Log, [party], _ => "", DateTimeOffset.UnixEpoch, _ => true).Refusals);

        Assert.That(Refused(Given.Company("XYZ", "USD") with { EffectiveFrom = _april, Withdrawn = true }), Is.EqualTo(new[] { "unchangeable /functionalCurrency" }));
        Assert.That(Refused(Given.Company("XYZ", "PLN") with { EffectiveFrom = _april.AddYears(-10) }), Is.EqualTo(new[] { "unchangeable /functionalCurrency" }));
    }
}
