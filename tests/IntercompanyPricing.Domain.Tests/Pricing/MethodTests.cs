using FsCheck;
using FsCheck.Fluent;
using IntercompanyPricing.Domain.Classification;
using IntercompanyPricing.Domain.Ledger;
using IntercompanyPricing.Domain.Money;
using IntercompanyPricing.Domain.Orders;
using IntercompanyPricing.Domain.Pricing;

namespace IntercompanyPricing.Domain.Tests.Pricing;

/// <summary>The methods that need more than one number; ABC buys from XYZ, both of JKL, and PAINT of XYZ sells to SHOP of XYZ.</summary>
public sealed class MethodTests
{
    [TestCase("20", "98")]
    [TestCase("40", "97.25")]
    [TestCase("60", "96.5")]
    [TestCase("99.999999", "95")]
    [TestCase("100", "95")]
    public void A_volume_discount_is_interpolated__list_100_and_2_percent_at_20_and_5_percent_at_100(string quantity, string price)
        => Assert.That(Line(Cup("cup comparable=list tiers=20:2,100:5"), $"{quantity} WIDGET").UnitPrice.ToString(), Is.EqualTo(price));

    [TestCase("1000")]
    [TestCase("100.000001")]
    [TestCase("19.999999")]
    public void And_never_extrapolated__26_CFR_1_482_1_d_3_ii_C(string quantity)
        => Assert.That(Cup("cup comparable=list tiers=20:2,100:5").Refused("ABC", "XYZ", "EUR", $"{quantity} WIDGET"), Is.EqualTo(new[] { "outside-tiers /lines/0/quantity" }));

    [Test]
    public void A_discount_that_rises_with_the_quantity_never_falls_in_between()
        => Property.Holds(
            from count in Gen.Choose(2, 6)
            from steps in Gen.ArrayOf(Gen.Choose(1, 5_000), count)
            from discounts in Gen.ArrayOf(Gen.Choose(0, 10_000), count)
            from some in Gen.ArrayOf(Gen.Choose(0, 1_000_000), 2)
            select (Quantities: Sums(steps), Discounts: discounts.Order().ToArray(), Some: some.Order().ToArray()),
            given =>
            {
                var tiers = new QuantityTiers([.. given.Quantities.Select((quantity, i) => new QuantityTier(Quantity.FromScaled(quantity * 10_000L), Percent.FromScaled(given.Discounts[i] * 10_000L)))]);
                var (first, last) = (tiers.Points[0].Quantity.Scaled, tiers.Points[^1].Quantity.Scaled);
                Exact At(int part) => tiers.At(Quantity.FromScaled(first + ((last - first) * part / 1_000_000)))!.Value;
                Assert.That(At(given.Some[0]), Is.LessThanOrEqualTo(At(given.Some[1])));
                Assert.That(At(given.Some[0]), Is.InRange(tiers.Points[0].Discount.Value, tiers.Points[^1].Discount.Value));
                foreach (var point in tiers.Points)
                    Assert.That(tiers.At(point.Quantity), Is.EqualTo(point.Discount.Value), "what was observed is met");
            });

    [Test]
    public void Adjustments_are_named_and_percent_are_of_the_price_after_the_discount__TPG_3_47()
    {
        var line = Line(Cup("cup comparable=list tiers=20:2,100:5", ("adjustment.brand", "10 %"), ("adjustment.freight", "-2.5 EUR")), "20 WIDGET");
        Assert.That(Steps(line), Is.EqualTo("list 100 · volume discount 2 % for 20, of 20:2, 100:5 -2 · adjustment for brand, 10 % 9.8 · adjustment for freight -2.5"));
        Assert.That(line.UnitPrice.ToString(), Is.EqualTo("105.3"));
    }

    [Test]
    public void An_adjustment_in_another_currency_is_converted()
        => Assert.That(Line(Cup("cup comparable=list", ("adjustment.freight", "8 USD")).And(Given.Rate("EUR/USD 1.6")), "1 WIDGET").UnitPrice.ToString(), Is.EqualTo("105"));

    [TestCase("", "2026-03-01", null)]
    [TestCase("", "2026-02-28", "no-cost /lines/0")]
    [TestCase("quotedWithinDays=3", "2026-02-26", null)]
    [TestCase("quotedWithinDays=3", "2026-02-25", "no-cost /lines/0")]
    public void A_commodity_has_the_price_quoted_for_the_day__TPG_2_22(string parameter, string quoted, string? refusal)
    {
        var world = Group().And(Given.Price("WIDGET", PriceKind.Market, "71.2 EUR", "XYZ", from: quoted), Given.Policy("P", $"cup comparable=quoted {parameter}".TrimEnd(), "XYZ"));
        if (refusal is not null)
        {
            Assert.That(world.Refused("ABC", "XYZ", "EUR", "1 WIDGET"), Is.EqualTo(new[] { refusal }));
            return;
        }

        var step = Line(world, "1 WIDGET").Pricing.Steps.Single();
        Assert.That((step.Label, step.Value, step.Date), Is.EqualTo(("quoted price", "71.2", Given.Day(quoted))));
    }

    // Production 60, all costs 80, assets 40; resale 120, the buyer's own costs 5 and operating expenses 10, assets 30.
    [TestCase("indicator=net-cost-plus target=5", "84", "full cost 80 · profit of the seller, net-cost-plus 5 % 4")]
    [TestCase("indicator=return-on-sales target=20", "100", "full cost 80 · profit of the seller, return-on-sales 20 % 20")]
    [TestCase("indicator=berry-ratio target=1.25", "85", "production cost 60 · [full cost 80] · profit of the seller, berry-ratio 1.25 25")]
    [TestCase("indicator=return-on-assets target=10", "84", "full cost 80 · [operating assets 40] · profit of the seller, return-on-assets 10 % 4")]
    [TestCase("indicator=return-on-sales target=5 testedParty=buyer", "99", "resale 120 · [buyer cost 5] · [operating expenses 10] · less the buyer's own costs -15 · less profit of the buyer, return-on-sales 5 % -6")]
    [TestCase("indicator=net-cost-plus target=20 testedParty=buyer", "85", "resale 120 · [buyer cost 5] · [operating expenses 10] · less the buyer's own costs -15 · less profit of the buyer, net-cost-plus 20 % -20")]
    [TestCase("indicator=berry-ratio target=1.2 testedParty=buyer", "103", "resale 120 · [buyer cost 5] · [operating expenses 10] · less the buyer's own costs -5 · less profit of the buyer, berry-ratio 1.2 -12")]
    [TestCase("indicator=return-on-assets target=10 testedParty=buyer", "102", "resale 120 · [buyer cost 5] · [operating expenses 10] · [operating assets 30] · less the buyer's own costs -15 · less profit of the buyer, return-on-assets 10 % -3")]
    public void The_net_margin_method_solves_for_the_price__TPG_2_64(string parameters, string price, string steps)
    {
        var line = Line(Costed().And(Given.Policy("P", $"tnmm {parameters}", "XYZ")), "1 WIDGET");
        Assert.That((line.UnitPrice.ToString(), Steps(line)), Is.EqualTo((price, steps)));
    }

    // What the method solves for, the test finds again.
    [Test]
    public void The_tested_party_earns_its_target()
        => Property.Holds(
            from indicator in Gen.Elements(ProfitIndicator.NetCostPlus, ProfitIndicator.ReturnOnSales, ProfitIndicator.BerryRatio, ProfitIndicator.ReturnOnAssets)
            from party in Gen.Elements(TestedParty.Seller, TestedParty.Buyer)
            from target in Gen.Choose(0, 300)
            select (indicator, party, Target: indicator == ProfitIndicator.BerryRatio ? 100 + target : target),
            given =>
            {
                var target = ScaledText.Format(given.Target, given.indicator == ProfitIndicator.BerryRatio ? 2 : 1);
                var policy = Given.Policy("P", $"tnmm indicator={EnumText<ProfitIndicator>.Of(given.indicator)} target={target} testedParty={EnumText<TestedParty>.Of(given.party)}", "XYZ");
                var world = Costed().And(Given.Benchmark("BM", given.indicator, $"{target}, {target}", party: given.party), policy with { Benchmark = "BM", OnOutOfRange = OnOutOfRange.Reject });
                Assert.That(Line(world, "1 WIDGET").Pricing.Range!.Value, Is.EqualTo(target));
            });

    // Combined: 120 - 80 - 15 = 25.
    [TestCase("analysis=contribution sharePercent=40", "90", "full cost 80 · [resale 120] · [buyer cost 5] · [operating expenses 10] · [combined profit 25] · the seller's share 40 % 10", TestName = "contribution: 80 and 40 % of 25")]
    [TestCase("analysis=contribution sharePercent=0", "80", null)]
    [TestCase("analysis=contribution sharePercent=100", "105", null)]
    [TestCase("analysis=residual sharePercent=50 sellerRoutinePercent=5 buyerRoutinePercent=20", "93", null, TestName = "residual: 4 and 3 first, half of 18")]
    [TestCase("analysis=residual sharePercent=50 sellerRoutinePercent=30 buyerRoutinePercent=20", "103", null, TestName = "residual: 24 and 3 first, half of a loss of 2")]
    public void Profit_is_split_by_contribution_or_after_routine_returns__TPG_2_114(string parameters, string price, string? steps)
    {
        var line = Line(Costed().And(Given.Policy("P", $"profit-split {parameters}", "XYZ")), "1 WIDGET");
        Assert.That(line.UnitPrice.ToString(), Is.EqualTo(price));
        if (steps is not null)
            Assert.That(Steps(line), Is.EqualTo(steps));
    }

    [Test]
    public void Without_the_buyers_costs_there_is_no_combined_profit()
        => Assert.That(Group().And(Given.Price("WIDGET", PriceKind.FullCost, "80 EUR", "XYZ"), Given.Price("WIDGET", PriceKind.Resale, "120 EUR", "ABC"), Given.Policy("P", "profit-split analysis=contribution sharePercent=50", "XYZ"))
            .Refused("ABC", "XYZ", "EUR", "1 WIDGET"), Is.EqualTo(new[] { "no-cost /lines/0" }));

    [TestCase("covered=specified")]
    [TestCase("covered=low-margin medianPercent=7")]
    public void Covered_services_cost_what_they_cost__26_CFR_1_482_9_b(string parameters)
        => Assert.That(Line(Services(parameters), "1 ADVICE").UnitPrice.ToString(), Is.EqualTo("80"));

    [Test]
    public void And_goods_are_no_covered_services()
        => Assert.That(Services("covered=specified").Refused("ABC", "XYZ", "EUR", "1 WIDGET"), Is.EqualTo(new[] { "invalid-value /lines/0/product" }));

    [TestCase(ProductKind.Good)]
    [TestCase(ProductKind.Commodity)]
    [TestCase(ProductKind.Intangible)]
    public void And_no_low_value_services__TPG_7_44(ProductKind kind)
        => Assert.That(Group().And(Given.Product("THING", "XYZ", kind), Given.Policy("P", "low-value-services pool=1000 sharePercent=25 currency=EUR", "XYZ")).Refused("ABC", "XYZ", "EUR", "1 THING"), Is.EqualTo(new[] { "invalid-value /lines/0/product" }));

    [Test]
    public void A_pool_is_allocated_exactly_by_its_key__TPG_7_59()
        => Assert.That(Line(Group().And(Given.Policy("P", "low-value-services pool=1000 passThrough=100 currency=EUR allocationKey=headcount keyBuyer=1 keyTotal=3", "XYZ")), "1 ADVICE").UnitPrice.ToString(), Is.EqualTo("348.333333"));

    [TestCase("58", "37", "95", null, TestName = "58 and a lost contribution of 37: a floor of 95")]
    [TestCase("58", "37", "94.99", "outside-limits /lines/0/product")]
    [TestCase("15", "21", "36", null, TestName = "15 and 21: 36")]
    [TestCase("15", "21", "35.99", "outside-limits /lines/0/product")]
    [TestCase("35", "0", "35", null, TestName = "35 with idle capacity: 35")]
    [TestCase("35", "0", "34.99", "outside-limits /lines/0/product")]
    [TestCase("35", "0", "100", null, TestName = "the market's price")]
    [TestCase("35", "0", "100.01", "outside-limits /lines/0/product")]
    public void A_negotiated_price_is_not_below_what_the_seller_gives_up_and_not_above_the_market(string variable, string lost, string agreed, string? refusal)
    {
        var world = Departments($"department basis=negotiated currency=EUR price={agreed} opportunityCost={lost}").And(Given.Price("WIDGET", PriceKind.VariableCost, $"{variable} EUR", "XYZ"), Given.Price("WIDGET", PriceKind.Market, "100 EUR", "XYZ"));
        Assert.That(World.Short(world.Decide(World.Request("SHOP", "PAINT", "EUR", "1 WIDGET")).Refusals), Is.EqualTo(refusal is null ? Array.Empty<string>() : [refusal]));
        if (refusal is null)
            Assert.That(world.Decide("SHOP", "PAINT", "EUR", "1 WIDGET").Lines[0].UnitPrice.ToString(), Is.EqualTo(agreed));
    }

    [TestCase("60", null)]
    [TestCase("60.01", "outside-limits /lines/0/product")]
    public void Nor_above_what_it_is_worth_to_the_buyer(string agreed, string? refusal)
        => Assert.That(
            Departments($"department basis=negotiated currency=EUR price={agreed}").And(
                Given.Price("WIDGET", PriceKind.VariableCost, "35 EUR", "XYZ"), Given.Price("WIDGET", PriceKind.Market, "100 EUR", "XYZ"),
                Given.Price("WIDGET", PriceKind.Resale, "90 EUR", "SHOP"), Given.Price("WIDGET", PriceKind.BuyerCost, "30 EUR", "SHOP")).Refused("SHOP", "PAINT", "EUR", "1 WIDGET"),
            Is.EqualTo(refusal is null ? Array.Empty<string>() : [refusal]));

    [Test]
    public void Without_market_and_resale_there_is_no_ceiling()
        => Assert.That(Departments("department basis=negotiated currency=EUR price=50").And(Given.Price("WIDGET", PriceKind.VariableCost, "35 EUR", "XYZ")).Refused("SHOP", "PAINT", "EUR", "1 WIDGET"), Is.EqualTo(new[] { "no-cost /lines/0" }));

    [TestCase("market", "variable-cost", "9110 35 · 9190 65 · -9100 100", TestName = "dual: the seller at market, the buyer at the margin")]
    [TestCase("full-cost", "market", "9110 100 · -9100 80 · -9190 20", TestName = "dual: the other way round")]
    [TestCase("market", "market", "9110 100 · -9100 100", TestName = "dual: no difference, no line")]
    public void Two_prices_post_their_difference_on_a_central_account(string seller, string buyer, string journal)
    {
        var world = Departments($"department basis=dual sellerBasis={seller} buyerBasis={buyer}").And(
            Given.Price("WIDGET", PriceKind.VariableCost, "35 EUR", "XYZ"), Given.Price("WIDGET", PriceKind.FullCost, "80 EUR", "XYZ"), Given.Price("WIDGET", PriceKind.Market, "100 EUR", "XYZ"));
        var order = world.Decide("SHOP", "PAINT", "EUR", "1 WIDGET");
        var entry = order.Journal.Single();
        Assert.That(string.Join(" · ", entry.Lines.Select(line => line.Debit.Minor > 0 ? $"{line.Account} {line.Debit.Minor / 100}" : $"-{line.Account} {line.Credit.Minor / 100}")), Is.EqualTo(journal));
        Assert.That(entry.Ledger, Is.EqualTo(LedgerKind.Management));
        Assert.That(entry.Lines.Where(line => line.Account == "9190").Select(line => line.Department), Is.All.Null, "it is no department's");
    }

    [Test]
    public void A_dual_price_is_taken_back_in_parts_that_add_up()
    {
        var world = Departments("department basis=dual sellerBasis=market buyerBasis=variable-cost").And(Given.Price("WIDGET", PriceKind.VariableCost, "1.333333 EUR", "XYZ"), Given.Price("WIDGET", PriceKind.Market, "2.777777 EUR", "XYZ"));
        var order = world.Decide("SHOP", "PAINT", "EUR", "3 WIDGET") with { Id = Guid.NewGuid() };
        var earlier = new List<Order>();
        for (var part = 0; part < 3; part++)
            earlier.Add(OrderReversal.Decide(new ReversalRequest(World.Today, "x", [new ReversalLine(1, Quantity.Parse("1"))]), order, earlier, world.Facts).Value!);
        var line = order.Lines[0];
        Assert.That(earlier.Sum(reversal => reversal.Lines[0].Dual!.Amount.Minor), Is.EqualTo(-line.Dual!.Amount.Minor));
        Assert.That(earlier.Sum(reversal => reversal.Lines[0].Dual!.Difference.Minor), Is.EqualTo(-line.Dual.Difference.Minor));
        foreach (var account in earlier.Append(order).SelectMany(one => one.Journal).SelectMany(entry => entry.Lines).GroupBy(posted => posted.Account))
            Assert.That(account.Sum(posted => posted.Debit.Minor - posted.Credit.Minor), Is.Zero, account.Key);
    }

    // Whatever the method: a reader who adds up the steps gets the price.
    [Test]
    public void The_steps_of_every_method_add_up_to_its_price()
        => Property.Holds(
            from policy in Gen.Elements(_policies)
            from costs in Gen.ArrayOf(Gen.Choose(1, 1_000_000), 6)
            from rate in Gen.Choose(1, 100_000)
            from currency in Gen.Elements("EUR", "USD")
            from median in Gen.Elements(true, false)
            select (policy, costs, rate, currency, median),
            given =>
            {
                string Money(int i) => $"{ScaledText.Format(given.costs[i], 3)} {given.currency}";
                var isInside = given.policy.StartsWith("department", StringComparison.Ordinal);
                var policy = Given.Policy("P", given.policy, "XYZ", relationships: isInside ? [Relationship.SameCompany] : []);
                policy = policy with { Parameters = policy.Parameters.ToDictionary(pair => pair.Key, pair => pair.Value.Replace('_', ' ')) };
                var isAgreed = given.policy == "agreed";
                var world = (isInside ? Departments() : isAgreed ? World.OfCompanies("ABC", "XYZ") : Group()).And(
                    Given.Product("WIDGET", "XYZ", given.policy.StartsWith("low-value", StringComparison.Ordinal) ? ProductKind.Service : ProductKind.Good),
                    Given.Rate($"USD/EUR {ScaledText.Format(given.rate, 5)}"),
                    Given.Price("WIDGET", PriceKind.List, Money(5), "XYZ"), Given.Price("WIDGET", PriceKind.Market, Money(5), "XYZ", from: "2026-03-01"), Given.Price("WIDGET", PriceKind.ProductionCost, Money(0), "XYZ"),
                    Given.Price("WIDGET", PriceKind.FullCost, $"{ScaledText.Format(given.costs[0] + given.costs[1], 3)} {given.currency}", "XYZ"), Given.Price("WIDGET", PriceKind.VariableCost, Money(0), "XYZ"),
                    Given.Price("WIDGET", PriceKind.OperatingAssets, Money(2), "XYZ"), Given.Price("WIDGET", PriceKind.Resale, Money(5), "ABC"), Given.Price("WIDGET", PriceKind.BuyerCost, Money(3), "ABC"),
                    Given.Price("WIDGET", PriceKind.OperatingExpenses, Money(4), "ABC"), Given.Benchmark("BM", ProfitIndicator.NetCostPlus, "4, 6"),
                    policy with { Benchmark = given.median ? "BM" : null, OnOutOfRange = given.median ? OnOutOfRange.Median : null });
                var outcome = world.Decide(World.Request(isInside ? "SHOP" : "ABC", isInside ? "PAINT" : "XYZ", "EUR", isAgreed ? $"30 WIDGET @ {ScaledText.Format(given.costs[4], 3)}" : "30 WIDGET"));
                Assume.That(outcome.Succeeded);
                var line = outcome.Value!.Lines[0];
                var sum = line.Pricing.Steps.Where(step => step.Currency == "EUR" && step.Aside != true).Sum(step => decimal.Parse(step.Value.TrimEnd('…'), System.Globalization.CultureInfo.InvariantCulture));
                Assert.That(sum, Is.EqualTo(line.UnitPrice.Scaled / 1_000_000m).Within(0.000000501m), $"{given.policy}: {Steps(line)}");
            });

    private static readonly string[] _policies =
    [
        "agreed", "list-price", "cost-plus costBase=full-cost markupPercent=12.5", "cost-plus costBase=production-cost markupPercent=33.333333", "resale-price marginPercent=27.5",
        "cup comparable=list tiers=20:2,100:5", "cup comparable=quoted adjustment.quality=0.25_USD", "tnmm indicator=net-cost-plus target=7", "tnmm indicator=return-on-sales target=7",
        "tnmm indicator=berry-ratio target=1.15", "tnmm indicator=return-on-assets target=7", "tnmm indicator=return-on-sales target=7 testedParty=buyer", "tnmm indicator=net-cost-plus target=7 testedParty=buyer",
        "tnmm indicator=berry-ratio target=1.15 testedParty=buyer", "profit-split analysis=contribution sharePercent=33.333333", "profit-split analysis=residual sharePercent=45 sellerRoutinePercent=5 buyerRoutinePercent=6",
        "low-value-services pool=1000.01 passThrough=99.99 currency=USD allocationKey=revenue keyBuyer=1 keyTotal=7", "department basis=full-cost", "department basis=dual sellerBasis=market buyerBasis=full-cost",
        "department basis=negotiated currency=USD price=500",
    ];

    private static int[] Sums(int[] steps)
    {
        var sum = 0;
        return [.. steps.Select(step => sum += step)];
    }

    private static World Group() => World.Of("JKL>ABC 100, JKL>XYZ 100").And(Given.Product("WIDGET", "XYZ"), Given.Product("ADVICE", "XYZ", ProductKind.Service));

    private static World Cup(string policy, params (string Name, string Value)[] more)
    {
        var cup = Given.Policy("P", policy, "XYZ");
        return Group().And(Given.Price("WIDGET", PriceKind.List, "100 EUR", "XYZ"), cup with { Parameters = cup.Parameters.Concat(more.Select(one => KeyValuePair.Create(one.Name, one.Value))).ToDictionary() });
    }

    private static World Costed() => Group().And(
        Given.Price("WIDGET", PriceKind.ProductionCost, "60 EUR", "XYZ"), Given.Price("WIDGET", PriceKind.FullCost, "80 EUR", "XYZ"), Given.Price("WIDGET", PriceKind.OperatingAssets, "40 EUR", "XYZ"),
        Given.Price("WIDGET", PriceKind.Resale, "120 EUR", "ABC"), Given.Price("WIDGET", PriceKind.BuyerCost, "5 EUR", "ABC"), Given.Price("WIDGET", PriceKind.OperatingExpenses, "10 EUR", "ABC"),
        Given.Price("WIDGET", PriceKind.OperatingAssets, "30 EUR", "ABC"));

    private static World Services(string parameters) => Group().And(Given.Price("ADVICE", PriceKind.FullCost, "80 EUR", "XYZ"), Given.Price("WIDGET", PriceKind.FullCost, "80 EUR", "XYZ"), Given.Policy("P", $"services-at-cost {parameters}", "XYZ"));

    private static World Departments(string? policy = null)
    {
        var world = Group().And(Given.Department("PAINT", "XYZ"), Given.Department("SHOP", "XYZ"));
        return policy is null ? world : world.And(Given.Policy("INSIDE", policy, "XYZ", relationships: Relationship.SameCompany));
    }

    private static OrderLine Line(World world, string line) => world.Decide("ABC", "XYZ", "EUR", line).Lines[0];

    // What is only looked at stands in brackets.
    private static string Steps(OrderLine line) => string.Join(" · ", line.Pricing.Steps.Select(step => step.Aside == true ? $"[{step.Label} {step.Value}]" : $"{step.Label} {step.Value}"));
}
