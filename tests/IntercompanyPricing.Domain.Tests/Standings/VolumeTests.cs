using FsCheck.Fluent;
using IntercompanyPricing.Domain.Classification;
using IntercompanyPricing.Domain.MasterData;
using IntercompanyPricing.Domain.Money;
using IntercompanyPricing.Domain.Orders;
using IntercompanyPricing.Domain.Pricing;

namespace IntercompanyPricing.Domain.Tests.Standings;

/// <summary>Incentives of internal customers: volume tiers per buyer, seller, product kind and period.</summary>
public sealed class VolumeTests
{
    // Tiers: 2 % from 1,000 on, 5 % from 5,000 on.
    [TestCase(TierBasis.AllVolume, "999.99", "0.00")]
    [TestCase(TierBasis.AllVolume, "1000", "20.00")]
    [TestCase(TierBasis.AllVolume, "4999.99", "100.00")]
    [TestCase(TierBasis.AllVolume, "5000", "250.00")]
    [TestCase(TierBasis.AllVolume, "10000", "500.00")]
    [TestCase(TierBasis.VolumeWithinTier, "999.99", "0.00")]
    [TestCase(TierBasis.VolumeWithinTier, "1000", "0.00")]
    [TestCase(TierBasis.VolumeWithinTier, "5000", "80.00")]
    [TestCase(TierBasis.VolumeWithinTier, "10000", "330.00")]
    public void A_volume_earns_what_its_tier_says(TierBasis basis, string volume, string earned)
        => Assert.That(VolumeTiers.Earned(Tiered() with { TierBasis = basis }, EUR(volume)).ToString(), Is.EqualTo(earned));

    [Test]
    public void The_order_that_reaches_a_tier_earns_what_the_earlier_ones_did_not()
    {
        var posted = new Posted(Group(Tiered()));
        foreach (var quantity in new[] { "9", "2", "40" })
            posted.Post("ABC", "XYZ", "EUR", "2026-03-01", $"{quantity} WIDGET");

        Assert.That(posted.Orders.Select(Standing), Is.EqualTo(new[]
        {
            "BONUS ABC 2026: 0.00 + 900.00, 0.00 + 0.00", "BONUS ABC 2026: 900.00 + 200.00, 0.00 + 22.00", "BONUS ABC 2026: 1100.00 + 4000.00, 22.00 + 233.00",
        }));
        Assert.That(posted.Orders[2].Lines[0].Incentives!.Single().Earned.ToString(), Is.EqualTo("233.00"));
    }

    [Test]
    public void A_reversal_takes_back_what_its_volume_was_needed_for()
    {
        var posted = new Posted(Group(Tiered()));
        var first = posted.Post("ABC", "XYZ", "EUR", "2026-03-01", "9 WIDGET");
        posted.Post("ABC", "XYZ", "EUR", "2026-03-01", "2 WIDGET");

        Assert.That(Standing(posted.Reverse(first, "2026-04-01")), Is.EqualTo("BONUS ABC 2026: 1100.00 + -900.00, 22.00 + -22.00"));
    }

    [TestCase(VolumePeriod.Year, "2026")]
    [TestCase(VolumePeriod.Quarter, "2026-Q2")]
    [TestCase(VolumePeriod.Month, "2026-06")]
    public void Volume_adds_up_within_a_period(VolumePeriod period, string name)
        => Assert.That(new Posted(Group(Tiered() with { Period = period })).Post("ABC", "XYZ", "EUR", "2026-06-30", "1 WIDGET").Standing!.Single().Period, Is.EqualTo(name));

    [Test]
    public void What_a_programme_does_not_name_it_does_not_count()
    {
        bool Counts(Programme programme) => new Posted(Group(programme)).Post("ABC", "XYZ", "EUR", "2026-03-01", "1 WIDGET").Standing is not null;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Counts(Tiered()), Is.True);
            Assert.That(Counts(Tiered() with { Sellers = ["XYZ"], Buyers = ["ABC"], ProductKinds = [ProductKind.Good], Relationships = [Relationship.CommonControl] }), Is.True);
            Assert.That(Counts(Tiered() with { Sellers = ["ABC"] }), Is.False);
            Assert.That(Counts(Tiered() with { Buyers = ["JKL"] }), Is.False);
            Assert.That(Counts(Tiered() with { ProductKinds = [ProductKind.Service] }), Is.False);
            Assert.That(Counts(Tiered() with { Relationships = [Relationship.ParentSubsidiary] }), Is.False);
            Assert.That(Counts(Tiered() with { EffectiveTo = Given.Day("2026-02-28") }), Is.False);
        }
    }

    [Test]
    public void Outsiders_earn_nothing()
        => Assert.That(Group(Tiered()).And(Given.Company("LONE")).Decide("LONE", "XYZ", "EUR", "1 WIDGET").Standing, Is.Null);

    [Test]
    public void A_department_has_a_volume_of_its_own_within_its_company_and_its_companys_outside()
    {
        var world = Group(Tiered()).And(
            Given.Department("ABC-SHOP", "ABC"), Given.Department("XYZ-SHOP", "XYZ"), Given.Policy("INSIDE", "department basis=full-cost", "XYZ", relationships: Relationship.SameCompany));
        var posted = new Posted(world);
        Assert.That(new[] { "ABC-SHOP", "XYZ-SHOP" }.Select(buyer => posted.Post(buyer, "XYZ", "EUR", "2026-03-01", "1 WIDGET").Standing!.Single().Holder), Is.EqualTo(new[] { "ABC", "XYZ-SHOP" }));
    }

    [Test]
    public void Volume_in_another_currency_is_converted_and_refused_without_a_rate()
    {
        var world = Group(Tiered() with { Currency = "PLN" });
        Assert.That(world.Refused("ABC", "XYZ", "EUR", "1 WIDGET"), Is.EqualTo(new[] { "no-rate /currency" }));
        Assert.That(Standing(new Posted(world.And(Given.Rate("EUR/PLN 4.2"))).Post("ABC", "XYZ", "EUR", "2026-03-01", "10 WIDGET")), Is.EqualTo("BONUS ABC 2026: 0.00 + 4200.00, 0.00 + 84.00"));
    }

    [Test]
    public void Orders_and_reversals_in_any_order_earn_what_their_whole_volume_earns()
    {
        var cases = from steps in Gen.Zip(Gen.Choose(1, 60), Gen.Choose(0, 255)).ListOf()
                    from within in Gen.Elements(true, false)
                    select (steps, within);
        Property.Holds(cases, sample =>
        {
            var (steps, within) = sample;
            var programme = Tiered() with { TierBasis = within ? TierBasis.VolumeWithinTier : null };
            var posted = new Posted(Group(programme));
            var orders = new List<Order>();
            foreach (var (quantity, act) in steps)
            {
                if (act % 3 > 0 || orders.Count == 0)
                {
                    orders.Add(posted.Post("ABC", "XYZ", "EUR", "2026-03-01", $"{quantity} WIDGET", "0.333 WIDGET"));
                    continue;
                }

                posted.Reverse(orders[act % orders.Count], "2026-03-01");
                orders.RemoveAt(act % orders.Count);
            }

            var uses = posted.Orders.Select(order => order.Standing!.Single()).ToList();
            var volume = EUR("0") with { Minor = uses.Sum(use => use.Change.Minor) };
            Assert.That(volume.Minor, Is.EqualTo(orders.Sum(order => order.Total.Minor)));
            Assert.That(uses.Sum(use => use.Earned.Minor), Is.EqualTo(VolumeTiers.Earned(programme, volume)!.Value.Minor));
            Assert.That(posted.Orders.Select(order => order.Lines.Sum(line => line.Incentives!.Single().Earned.Minor) - order.Standing!.Single().Earned.Minor), Is.All.Zero);
        }, tests: 50);
    }

    [Test]
    public void What_a_programme_is_and_counts_in_never_changes()
    {
        var world = Group(Tiered());
        string[] Refused(Fact fact) => [.. World.Short(world.Refusals(fact))];
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Refused(new Programme("BONUS", Given.Start, Percent.Parse("10"))), Is.EqualTo(new[] { "unchangeable /facts/0/kind" }));
            Assert.That(Refused(Tiered() with { Currency = "PLN" }), Is.EqualTo(new[] { "unchangeable /facts/0/currency" }));
            Assert.That(Refused(Tiered() with { Period = VolumePeriod.Month }), Is.EqualTo(new[] { "unchangeable /facts/0/period" }));
            Assert.That(Refused(Tiered() with { Buyers = ["NOBODY"] }), Is.EqualTo(new[] { "unknown-party /facts/0/buyers/0" }));
            Assert.That(Refused(Tiered() with { Id = "OTHER" }), Is.Empty, "volume programmes add up");
            Assert.That(Refused(Given.Policy("P", "employee-discount programme=BONUS", relationships: Relationship.Employee)), Is.EqualTo(new[] { "unknown-programme /facts/0/parameters/programme" }));
            Assert.That(Refused(Tiered() with { Period = VolumePeriod.Year }), Is.Empty, "a year is what it was by default");
        }
    }

    [TestCase("2026-08-31", "correction-before-order /date")]
    [TestCase("2026-09-01", "")]
    [TestCase("2019-12-31", "correction-before-order /date", TestName = "before the programme begins")]
    public void What_volume_earned_is_not_credited_before_the_supplies_that_earned_it(string date, string refusals)
    {
        var posted = new Posted(Group(Tiered() with { Sellers = ["XYZ"] }));
        posted.Post("ABC", "XYZ", "EUR", "2026-03-01", "10 WIDGET");
        posted.Post("ABC", "XYZ", "EUR", "2026-09-01", "10 WIDGET");
        Assert.That(string.Join(", ", World.Short(posted.Settle("BONUS", "ABC", "2026", date).Refusals)), Is.EqualTo(refusals));
    }

    [Test]
    public void What_was_posted_later_than_it_was_supplied_counts_from_then_and_what_was_taken_back_whole_not_at_all()
    {
        var posted = new Posted(Group(Tiered() with { Sellers = ["XYZ"] }));
        posted.Post(World.Request("ABC", "XYZ", "EUR", "10 WIDGET") with { PostingDate = Given.Day("2026-04-01") });
        posted.Reverse(posted.Post("ABC", "XYZ", "EUR", "2026-12-01", "1 WIDGET"), "2026-12-01");

        Assert.That(World.Short(posted.Settle("BONUS", "ABC", "2026", "2026-03-31").Refusals), Is.EqualTo(new[] { "correction-before-order /date" }));
        Assert.That(posted.Settle("BONUS", "ABC", "2026", "2026-04-01").Value!.Total.ToString(), Is.EqualTo("-20.00"));
    }

    private static World Group(params Fact[] more) => World.Of("JKL>ABC 100, JKL>XYZ 100").And(
    [
        Given.Product("WIDGET", "XYZ"), Given.Price("WIDGET", PriceKind.List, "100 EUR", "XYZ"), Given.Price("WIDGET", PriceKind.FullCost, "90 EUR", "XYZ"), Given.Policy("GOODS", "list-price", "XYZ"), .. more,
    ]);

    private static Programme Tiered() => new(
        "BONUS", Given.Start, Kind: ProgrammeKind.Volume, Currency: "EUR",
        Tiers: [new(UnitPrice.Parse("1000"), Percent.Parse("2")), new(UnitPrice.Parse("5000"), Percent.Parse("5"))]);

    private static Amount EUR(string amount) => Amount.Of(UnitPrice.Parse(amount).Value, Currency.Of("EUR"), RoundingMode.HalfEven)!.Value;

    private static string Standing(Order order) => string.Join(", ", order.Standing!.Select(use => $"{use.Programme} {use.Holder} {use.Period}: {use.Before} + {use.Change}, {use.EarnedBefore} + {use.Earned}"));
}
