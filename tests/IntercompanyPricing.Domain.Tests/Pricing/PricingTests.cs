using FsCheck.Fluent;
using IntercompanyPricing.Domain.Money;
using IntercompanyPricing.Domain.Orders;
using IntercompanyPricing.Domain.Pricing;

namespace IntercompanyPricing.Domain.Tests.Pricing;

/// <summary>The unit price of each method, by worked numbers; ABC buys from XYZ, both of JKL, in EUR unless said otherwise.</summary>
public sealed class PricingTests
{
    private static World Group() => World.Of("JKL>ABC 100, JKL>XYZ 100").And(Given.Product("WIDGET", "XYZ"), Given.Product("ADVICE", "XYZ", ProductKind.Service));

    [TestCase("cost-plus costBase=full-cost markupPercent=10", "80", "88", "full cost 80 · net cost plus 10 % 8")]
    [TestCase("cost-plus costBase=full-cost markupPercent=0", "80", "80", "full cost 80 · net cost plus 0 % 0")]
    [TestCase("cost-plus costBase=full-cost markupPercent=-5", "80", "76", "full cost 80 · net cost plus -5 % -4")]
    [TestCase("cost-plus costBase=full-cost markupPercent=33.333333", "0.1", "0.133333", "full cost 0.1 · net cost plus 33.333333 % 0.033333333")]
    [TestCase("cost-plus costBase=production-cost markupPercent=25", "60", "75", "production cost 60 · gross mark-up 25 % 15")]
    public void Cost_plus_is_cost_and_mark_up__TPG_2_45(string policy, string cost, string price, string steps)
    {
        var kind = policy.Contains("full", StringComparison.Ordinal) ? PriceKind.FullCost : PriceKind.ProductionCost;
        var line = Line(Group().And(Given.Price("WIDGET", kind, cost + " EUR", "XYZ"), Given.Policy("P", policy, "XYZ")), "5 WIDGET");
        Assert.That((line.UnitPrice.ToString(), line.Pricing.Method, line.Pricing.Policy), Is.EqualTo((price, "cost-plus", "P")));
        Assert.That(Steps(line), Is.EqualTo(steps));
    }

    [Test]
    public void Eighty_plus_ten_percent_times_five_is_440()
    {
        var order = Group().And(Given.Price("WIDGET", PriceKind.FullCost, "80 EUR", "XYZ"), Given.Price("WIDGET", PriceKind.List, "100 EUR", "XYZ"),
            Given.Policy("XYZ-GOODS", "cost-plus costBase=full-cost markupPercent=10", "XYZ")).Decide("ABC", "XYZ", "EUR", "5 WIDGET");
        Assert.That((order.Lines[0].UnitPrice.ToString(), order.Lines[0].Amount.ToString(), order.Lines[0].ListPrice.ToString(), order.Total.ToString()), Is.EqualTo(("88", "440.00", "100", "440.00")));
    }

    [TestCase("", "70", "resale 100 · less gross margin 30 % -30")]
    [TestCase("4", "66", "resale 100 · less gross margin 30 % -30 · buyer cost 4 · less the buyer's own costs -4")]
    public void Resale_price_less_margin_and_the_buyers_own_costs__26_CFR_1_482_3_c(string costs, string price, string steps)
    {
        var world = Group().And(Given.Price("WIDGET", PriceKind.Resale, "100 EUR", "ABC"), Given.Policy("P", "resale-price marginPercent=30", "XYZ"));
        if (costs != "")
            world.And(Given.Price("WIDGET", PriceKind.BuyerCost, costs + " EUR", "ABC"));
        var line = Line(world, "1 WIDGET");
        Assert.That((line.UnitPrice.ToString(), Steps(line)), Is.EqualTo((price, steps)));
    }

    [Test]
    public void The_buyers_resale_price_goes_before_the_one_that_the_seller_recommends()
    {
        var world = Group().And(Given.Price("WIDGET", PriceKind.Resale, "90 EUR", "XYZ"), Given.Policy("P", "resale-price marginPercent=30", "XYZ"));
        Assert.That(Line(world, "1 WIDGET").UnitPrice.ToString(), Is.EqualTo("63"));
        world.And(Given.Price("WIDGET", PriceKind.Resale, "100 EUR", "ABC"));
        Assert.That(Line(world, "1 WIDGET").UnitPrice.ToString(), Is.EqualTo("70"));
    }

    [TestCase("pool=1000 sharePercent=25", "262.5", TestName = "5 % on all, 7.61")]
    [TestCase("pool=1000 passThrough=200 sharePercent=25", "260", TestName = "pass-through costs carry no mark-up")]
    [TestCase("pool=1000 passThrough=1000 sharePercent=10", "100", TestName = "all passed through")]
    [TestCase("pool=1000 sharePercent=25 markupPercent=0", "250", TestName = "services cost method")]
    [TestCase("pool=1000 sharePercent=33.333333", "349.999996", TestName = "the share as stated, not a third, and the tie to even")]
    public void Low_value_services__share_times_pool_and_five_percent__TPG_7_61(string parameters, string price)
        => Assert.That(Line(Group().And(Given.Policy("P", $"low-value-services currency=EUR {parameters}", "XYZ")), "1 ADVICE").UnitPrice.ToString(), Is.EqualTo(price));

    [Test]
    public void List_price_is_a_policy_like_others_inside_the_group()
        => Assert.That(Line(Group().And(Given.Price("WIDGET", PriceKind.List, "100 EUR", "XYZ"), Given.Policy("P", "list-price", "XYZ")), "1 WIDGET").UnitPrice.ToString(), Is.EqualTo("100"));

    [Test]
    public void Unrelated_parties_agree_and_list_and_difference_are_shown()
    {
        var world = World.OfCompanies("ABC", "XYZ").And(Given.Product("WIDGET", "XYZ"), Given.Price("WIDGET", PriceKind.List, "100 EUR", "XYZ"));
        var line = Line(world, "2 WIDGET @ 97.5");
        Assert.That((line.Amount.ToString(), line.Pricing.Method, line.Pricing.Policy), Is.EqualTo(("195.00", "agreed", (string?)null)));
        Assert.That(Steps(line), Is.EqualTo("agreed price 97.5 · list price 100 · difference to list -2.5"));
        Assert.That(line.Pricing.Steps.Select(step => step.Aside), Is.EqualTo(new bool?[] { null, true, true }), "the agreed price is the sum");
        Assert.That(Line(world, "2 WIDGET").Pricing.Method, Is.EqualTo("list-price"));
    }

    [Test]
    public void Unrelated_parties_need_no_list_price_where_they_agree()
    {
        var world = World.OfCompanies("ABC", "XYZ").And(Given.Product("WIDGET", "XYZ"));
        Assert.That(Steps(Line(world, "2 WIDGET @ 97.5")), Is.EqualTo("agreed price 97.5"));
        Assert.That(world.Refused("ABC", "XYZ", "EUR", "2 WIDGET"), Is.EqualTo(new[] { "no-cost /lines/0" }));
    }

    [Test]
    public void Unrelated_parties_take_no_heed_of_a_policy()
        => Assert.That(Line(World.OfCompanies("ABC", "XYZ").And(Given.Product("WIDGET", "XYZ"), Given.Price("WIDGET", PriceKind.List, "100 EUR", "XYZ"),
            Given.Price("WIDGET", PriceKind.FullCost, "80 EUR", "XYZ"), Given.Policy("P", "cost-plus costBase=full-cost markupPercent=10", "XYZ")), "1 WIDGET").UnitPrice.ToString(), Is.EqualTo("100"));

    [Test]
    public void Inside_the_group_no_policy_is_a_refusal_and_never_list()
        => Assert.That(Group().And(Given.Price("WIDGET", PriceKind.List, "100 EUR", "XYZ")).Refused("ABC", "XYZ", "EUR", "1 WIDGET", "1 WIDGET @ 100"),
            Is.EqualTo(new[] { "no-policy /lines/0/product", "no-policy /lines/1/product" }));

    [TestCase("1", "10")]
    [TestCase("19.999999", "10")]
    [TestCase("20", "9")]
    [TestCase("1000", "8")]
    public void The_highest_tier_reached_holds_for_the_whole_quantity(string quantity, string price)
        => Assert.That(Line(Group().And(Given.Policy("P", "list-price", "XYZ"), Given.Price("WIDGET", PriceKind.List, "10 EUR", "XYZ"),
            Given.Price("WIDGET", PriceKind.List, "9 EUR", "XYZ", minQuantity: "20"), Given.Price("WIDGET", PriceKind.List, "8 EUR", "XYZ", minQuantity: "100")), $"{quantity} WIDGET").UnitPrice.ToString(), Is.EqualTo(price));

    [TestCase("100", "250", "2.5", "2.50")]
    [TestCase("1000", "1", "0.001", "0.00")]
    [TestCase("3", "1", "0.333333", "0.33")]
    public void A_price_can_be_for_several_units(string per, string money, string price, string amount)
    {
        var line = Line(Group().And(Given.Policy("P", "list-price", "XYZ"), Given.Price("WIDGET", PriceKind.List, $"{money} EUR", "XYZ", per: per)), "1 WIDGET");
        Assert.That((line.UnitPrice.ToString(), line.Amount.ToString()), Is.EqualTo((price, amount)));
    }

    [Test]
    public void No_cost_of_the_right_kind_is_a_refusal__no_other_kind_and_no_expired_one()
    {
        var world = Group().And(Given.Policy("P", "cost-plus costBase=full-cost markupPercent=10", "XYZ"), Given.Price("WIDGET", PriceKind.ProductionCost, "60 EUR", "XYZ"),
            Given.Price("WIDGET", PriceKind.List, "100 EUR", "XYZ"), Given.Price("WIDGET", PriceKind.FullCost, "80 EUR", "ABC"));
        var refused = new[] { "no-cost /lines/0" };
        Assert.That(world.Refused("ABC", "XYZ", "EUR", "1 WIDGET"), Is.EqualTo(refused));
        world.And(Given.Price("WIDGET", PriceKind.FullCost, "80 EUR", "XYZ"), Given.Price("WIDGET", PriceKind.FullCost, "81 EUR", "XYZ", from: "2025-01-01", to: "2026-02-28"));
        Assert.That(world.Refused("ABC", "XYZ", "EUR", "1 WIDGET"), Is.EqualTo(refused), "the last one has expired, and the one before it has been succeeded");
        world.And(Given.Price("WIDGET", PriceKind.FullCost, "81 EUR", "XYZ", from: "2025-01-01", to: "2026-03-01"));
        Assert.That(Line(world, "1 WIDGET").UnitPrice.ToString(), Is.EqualTo("89.1"), "the last day counts");
    }

    [TestCase("2026-03-01", false)]
    [TestCase("2026-03-02", true)]
    public void A_cost_recorded_after_the_orders_date_is_marked_hindsight(string recorded, bool hindsight)
    {
        var world = Group().And(Given.Policy("P", "cost-plus costBase=full-cost markupPercent=10", "XYZ")).AndOn(recorded, Given.Price("WIDGET", PriceKind.FullCost, "80 EUR", "XYZ"));
        Assert.That(Line(world, "1 WIDGET").Pricing.Steps.Select(step => step.Hindsight), Is.EqualTo(new[] { hindsight, false }));
    }

    [Test]
    public void A_list_price_recorded_later_is_no_hindsight()
        => Assert.That(Line(Group().And(Given.Policy("P", "list-price", "XYZ")).AndOn("2026-12-31", Given.Price("WIDGET", PriceKind.List, "80 EUR", "XYZ")), "1 WIDGET").Pricing.Steps[0].Hindsight, Is.False);

    [TestCase("88", null)]
    [TestCase("88.001", null, TestName = "five times 88.001 is 440.005, half-even 440.00")]
    [TestCase("88.0009", null, TestName = "440.0045 is 440.00")]
    [TestCase("88.002", "price-mismatch /lines/0/unitPrice")]
    [TestCase("87", "price-mismatch /lines/0/unitPrice")]
    [TestCase("999999999999", "price-mismatch /lines/0/unitPrice")]
    public void A_given_unit_price_matches_when_it_yields_the_same_amount(string given, string? refusal)
    {
        var world = Group().And(Given.Policy("P", "cost-plus costBase=full-cost markupPercent=10", "XYZ"), Given.Price("WIDGET", PriceKind.FullCost, "80 EUR", "XYZ"));
        var outcome = world.Decide(World.Request("ABC", "XYZ", "EUR", $"5 WIDGET @ {given}"));
        Assert.That(World.Short(outcome.Refusals), Is.EqualTo(refusal is null ? Array.Empty<string>() : [refusal]));
        if (refusal is null)
            Assert.That(outcome.Value!.Lines[0].UnitPrice.ToString(), Is.EqualTo("88"), "the policy's price stands");
        else
            Assert.That(outcome.Refusals[0].Detail, Does.Contain("88 EUR is expected"));
    }

    [TestCase(null, "1.02")]
    [TestCase(RoundingMode.HalfEven, "1.02")]
    [TestCase(RoundingMode.HalfUp, "1.02")]
    public void Three_lines_of_0_335_are_1_02(RoundingMode? mode, string total)
        => Assert.That(Rounded(mode, "EUR", "1 WIDGET @ 0.335", "1 WIDGET @ 0.335", "1 WIDGET @ 0.335").Total.ToString(), Is.EqualTo(total));

    [TestCase(RoundingMode.HalfEven, "EUR", "0.325", "0.32")]
    [TestCase(RoundingMode.HalfUp, "EUR", "0.325", "0.33")]
    [TestCase(RoundingMode.HalfEven, "JPY", "1250.5", "1250")]
    [TestCase(RoundingMode.HalfUp, "JPY", "1250.5", "1251")]
    [TestCase(RoundingMode.HalfEven, "KWD", "1.0005", "1.000")]
    [TestCase(RoundingMode.HalfUp, "KWD", "1.0005", "1.001")]
    [TestCase(RoundingMode.HalfEven, "CLF", "0.00005", "0.0000")]
    public void An_amount_is_rounded_by_the_sellers_named_mode_to_the_currencys_minor_units(RoundingMode mode, string currency, string price, string amount)
        => Assert.That(Rounded(mode, currency, $"1 WIDGET @ {price}").Total.ToString(), Is.EqualTo(amount));

    [TestCase("999999999.999999", "999999.99", null, TestName = "15 digits before the point are kept")]
    [TestCase("999999999.999999", "1000001", "amount-too-large /lines/0", TestName = "more are not")]
    [TestCase("1", "999999999999.999999", null, TestName = "the greatest price")]
    public void An_amount_over_the_limits_is_refused(string quantity, string price, string? refusal)
    {
        var world = World.OfCompanies("ABC", "XYZ").And(Given.Product("WIDGET", "XYZ"));
        Assert.That(world.Refused("ABC", "XYZ", "EUR", $"{quantity} WIDGET @ {price}"), Is.EqualTo(refusal is null ? Array.Empty<string>() : [refusal]));
    }

    [Test]
    public void A_total_over_the_limits_is_refused()
        => Assert.That(World.OfCompanies("ABC", "XYZ").And(Given.Product("WIDGET", "XYZ")).Refused("ABC", "XYZ", "EUR", "999999999 WIDGET @ 999999", "999999999 WIDGET @ 999999"), Is.EqualTo(new[] { "amount-too-large /lines" }));

    [Test]
    public void A_price_that_a_policy_makes_beyond_the_limits_is_refused()
        => Assert.That(Group().And(Given.Policy("P", "cost-plus costBase=full-cost markupPercent=10000", "XYZ"), Given.Price("WIDGET", PriceKind.FullCost, "999999999999 EUR", "XYZ")).Refused("ABC", "XYZ", "EUR", "0.000001 WIDGET"),
            Is.EqualTo(new[] { "amount-too-large /lines/0" }));

    [Test]
    public void A_price_below_zero_is_refused_and_zero_is_not()
    {
        var world = Group().And(Given.Policy("P", "resale-price marginPercent=30", "XYZ"), Given.Price("WIDGET", PriceKind.Resale, "100 EUR", "ABC"), Given.Price("WIDGET", PriceKind.BuyerCost, "70 EUR", "ABC"));
        Assert.That(Line(world, "1 WIDGET").UnitPrice.ToString(), Is.EqualTo("0"));
        world.And(Given.Price("WIDGET", PriceKind.BuyerCost, "70.000001 EUR", "ABC"));
        Assert.That(world.Refused("ABC", "XYZ", "EUR", "1 WIDGET"), Is.EqualTo(new[] { "negative-price /lines/0/product" }));
    }

    [TestCase(ProductKind.Good, "60")]
    [TestCase(ProductKind.Commodity, "60")]
    [TestCase(ProductKind.Service, null)]
    public void Goods_inside_the_group_carry_what_they_cost__IFRS_10_B86_c(ProductKind kind, string? cost)
    {
        var world = World.Of("JKL>ABC 100, JKL>XYZ 100").And(Given.Product("X", "XYZ", kind), Given.Policy("P", "list-price", "XYZ"),
            Given.Price("X", PriceKind.List, "100 EUR", "XYZ"), Given.Price("X", PriceKind.ProductionCost, "60 EUR", "XYZ"), Given.Price("X", PriceKind.FullCost, "80 EUR", "XYZ"));
        Assert.That(Line(world, "1 X").UnitCost?.ToString(), Is.EqualTo(cost));
    }

    // What a reader of the explanation adds up is the price.
    [Test]
    public void The_steps_of_cost_plus_add_up_to_the_price()
        => Property.Holds(
            from cost in Money.ScaledTextTests.Numbers(9_999_999_999)
            from markup in Gen.Choose(-100_000, 1_000_000)
            from rate in Gen.Choose(1, 100_000)
            from foreign in Gen.Elements(true, false)
            select (Cost: new UnitPrice(Math.Abs(cost)), Markup: Percent.FromScaled(markup * 1_000L), Rate: ExchangeRate.FromScaled(rate * 100_000L), Foreign: foreign),
            given =>
            {
                var world = Group().And(Given.Price("WIDGET", PriceKind.FullCost, $"{given.Cost} {(given.Foreign ? "USD" : "EUR")}", "XYZ"),
                    Given.Rate($"USD/EUR {given.Rate}"), Given.Policy("P", $"cost-plus costBase=full-cost markupPercent={given.Markup}", "XYZ"));
                var line = Line(world, "1 WIDGET");
                var steps = line.Pricing.Steps.Where(step => step.Date is null && step.Currency == "EUR").Select(step => decimal.Parse(step.Value.TrimEnd('…'), System.Globalization.CultureInfo.InvariantCulture));
                Assert.That(steps.Sum(), Is.EqualTo(line.UnitPrice.Scaled / 1_000_000m).Within(0.0000005001m));
                if (given.Foreign)
                    Assert.That(decimal.Parse(line.Pricing.Steps.Single(step => step.Label == "converted into EUR").Value.TrimEnd('…'), System.Globalization.CultureInfo.InvariantCulture),
                        Is.EqualTo(given.Cost.Scaled / 1_000_000m * (given.Rate.Scaled / 10_000_000_000m)).Within(0.00000000005001m));
            });

    private static Order Rounded(RoundingMode? mode, string currency, params string[] lines)
    {
        var world = World.OfCompanies("ABC").And(Given.Company("XYZ", currency, rounding: mode), Given.Company("ABC", keepsBooks: false), Given.Product("WIDGET", "XYZ"));
        return world.Decide("ABC", "XYZ", currency, lines);
    }

    private static OrderLine Line(World world, string line) => world.Decide("ABC", "XYZ", "EUR", line).Lines[0];

    private static string Steps(OrderLine line) => string.Join(" · ", line.Pricing.Steps.Select(step => $"{step.Label} {step.Value}"));
}
