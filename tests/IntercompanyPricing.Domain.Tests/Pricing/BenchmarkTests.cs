using FsCheck.Fluent;
using IntercompanyPricing.Domain.Classification;
using IntercompanyPricing.Domain.MasterData;
using IntercompanyPricing.Domain.Money;
using IntercompanyPricing.Domain.Orders;
using IntercompanyPricing.Domain.Pricing;

namespace IntercompanyPricing.Domain.Tests.Pricing;

/// <summary>Arm's length ranges, and what happens to a price that is tested against one; ABC buys from XYZ, both of JKL.</summary>
public sealed class BenchmarkTests
{
    [TestCase("42, 44, 45, 47.5", QuartileRule.Us, "43 / 44.5 / 46.25", TestName = "26 CFR 1.482-1(e)(5), example 2: exactly a quarter, the mean with the next")]
    [TestCase("1, 2, 5, 6, 7, 9, 12, 15, 18, 19, 27", QuartileRule.Us, "5 / 9 / 18")]
    [TestCase("27, 1, 19, 2, 18, 5, 15, 6, 12, 7, 9", QuartileRule.Us, "5 / 9 / 18", TestName = "in any order")]
    [TestCase("1, 2, 5, 6, 7, 9, 12, 15, 18, 19, 27", QuartileRule.Inclusive, "5.5 / 9 / 16.5")]
    [TestCase("1, 2, 5, 6, 7, 9, 12, 15, 18, 19, 27", QuartileRule.Exclusive, "5 / 9 / 18")]
    [TestCase("6, 7, 15, 36, 39, 40, 41, 42, 43, 47, 49", QuartileRule.Inclusive, "25.5 / 40 / 42.5", TestName = "the textbook's QUARTILE.INC")]
    [TestCase("6, 7, 15, 36, 39, 40, 41, 42, 43, 47, 49", QuartileRule.Exclusive, "15 / 40 / 43", TestName = "the textbook's QUARTILE.EXC")]
    [TestCase("10, 20", QuartileRule.Us, "10 / 15 / 20")]
    [TestCase("10, 20", QuartileRule.Inclusive, "12.5 / 15 / 17.5")]
    [TestCase("10, 20, 40", QuartileRule.Exclusive, "10 / 20 / 40")]
    [TestCase("-3, -1, 0, 2", QuartileRule.Us, "-2 / -0.5 / 1", TestName = "losses are results too, TPG 3.64")]
    [TestCase("42, 43, 44, 44.5, 45, 45.25, 47, 48, 49, 50, 51, 52, 53, 54, 55, 56, 57, 58, 59, 60", QuartileRule.India, "47.5 / 50.5 / 53.5", TestName = "India rule 10CA: 35 % of 20 is the whole number 7, the mean with the next")]
    [TestCase("1, 2, 3, 4, 5, 6, 7", QuartileRule.India, "3 / 4 / 5", TestName = "India rule 10CA: 35 % of 7 is 2.45, the third")]
    [TestCase("1, 2, 3, 4, 5, 6", QuartileRule.India, "3 / 3.5 / 4", TestName = "India rule 10CA: six are enough")]
    public void A_range_is_found_by_its_named_rule(string values, QuartileRule rule, string range)
        => Assert.That(RangeOf(Given.Benchmark("B", ProfitIndicator.NetCostPlus, values, rule)), Is.EqualTo(range));

    [TestCase(ProfitIndicator.Price, "97.087379 / 100 / 103.092784")]
    [TestCase(ProfitIndicator.NetCostPlus, "94.174757 / 100 / 106.185567")]
    [TestCase(ProfitIndicator.GrossMarkup, "94.174757 / 100 / 106.185567")]
    public void Of_less_than_six_results_India_takes_the_mean_and_3_percent_of_the_price__Income_tax_Act_92C_2(ProfitIndicator indicator, string range)
        => Assert.That(RangeOf(Given.Benchmark("B", indicator, "80, 90, 100, 110, 120", QuartileRule.India)), Is.EqualTo(range));

    [TestCase("3", "7.3 / 10 / 12.7", TestName = "90 of cost are a price of 100: its ends are 97.087 and 103.093")]
    [TestCase("1", "9.1 / 10 / 10.9", TestName = "1 % for wholesale traders")]
    [TestCase("0", "10 / 10 / 10", TestName = "no tolerance")]
    public void The_tolerance_of_India_is_the_benchmarks_own(string tolerance, string range)
        => Assert.That(RangeOf(Given.Benchmark("B", ProfitIndicator.ReturnOnSales, "9, 11", QuartileRule.India) with { TolerancePercent = Percent.Parse(tolerance) }), Is.EqualTo(range));

    [TestCase(MultiYear.Averaged, null, "5 / 10 / 15")]
    [TestCase(null, null, "5 / 10 / 15")]
    [TestCase(MultiYear.Pooled, null, "3 / 7 / 15")]
    [TestCase(MultiYear.Averaged, "1, 3, 1, 1, 1", "5 / 7.5 / 10", TestName = "the average weighs years by their sales, as India's rule 10CA(3) wants")]
    public void Several_years_are_averaged_by_comparable_or_pooled__TPG_3_75(MultiYear? years, string? weights, string range)
    {
        string[] comparables = ["A", "A", "B", "B", "B"];
        string[] values = weights is null ? ["3", "7", "1", "15", "29"] : ["13", "9", "4", "5", "6"];
        var benchmark = Given.Benchmark("B", ProfitIndicator.NetCostPlus, "1, 2") with
        {
            MultiYear = years,
            Observations = [.. comparables.Select((comparable, i) => new Observation(comparable, 2020 + i, IndicatorValue.Parse(values[i]), weights is null ? null : IndicatorValue.Parse(weights.Split(", ")[i])))],
        };
        Assert.That(RangeOf(benchmark), Is.EqualTo(range));
    }

    // By counting, and by the line through the results: no rank is computed.
    [Test]
    public void Quartiles_agree_with_their_definitions()
        => Property.Holds(
            from rule in Gen.Elements(Enum.GetValues<QuartileRule>())
            from count in Gen.Choose(rule == QuartileRule.India ? 6 : 3, 40)
            from results in Gen.ArrayOf(Gen.Choose(-60, 60), count)
            select (rule, Results: results.Select(result => result / 4m).Order().ToArray()),
            given =>
            {
                var range = ArmsLengthRange.Of(Given.Benchmark("B", ProfitIndicator.NetCostPlus, string.Join(", ", given.Results.Select(result => result.ToString(System.Globalization.CultureInfo.InvariantCulture))), given.rule));
                var (low, high) = given.rule == QuartileRule.India ? (0.35m, 0.65m) : (0.25m, 0.75m);
                foreach (var (part, found) in new[] { (low, range.Lower), (0.5m, range.Median), (high, range.Upper) })
                    Assert.That(decimal.Parse(IndicatorValue.TextOf(found), System.Globalization.CultureInfo.InvariantCulture), Is.EqualTo(Defined(given.rule, given.Results, part)).Within(0.0000005m), $"{given.rule} {part}");
                Assert.That(range.Lower <= range.Median && range.Median <= range.Upper, "the median lies within");
            });

    private static decimal Defined(QuartileRule rule, decimal[] results, decimal part)
    {
        int n = results.Length;
        if (rule is QuartileRule.Us or QuartileRule.India)
        {
            var lowest = results.First(result => results.Count(other => other <= result) >= part * n);
            return results.Count(other => other <= lowest) == part * n ? (lowest + results.First(result => result > lowest)) / 2 : lowest;
        }

        // The line through the points (place, result), read at the part.
        decimal Place(int i) => rule == QuartileRule.Inclusive ? i / (n - 1m) : (i + 1) / (n + 1m);
        var before = Enumerable.Range(0, n).Last(i => Place(i) <= part + 0.0000000000000001m);
        return before == n - 1 ? results[before] : results[before] + ((results[before + 1] - results[before]) * (part - Place(before)) / (Place(before + 1) - Place(before)));
    }

    [TestCase(ProfitIndicator.Price, null, "88", "70, 90", "within")]
    [TestCase(ProfitIndicator.GrossMargin, null, "26.666667", "25, 30", "within", TestName = "buyer: 120 - 88")]
    [TestCase(ProfitIndicator.GrossMargin, TestedParty.Seller, "31.818182", "25, 30", "above", TestName = "seller: 88 - 60 of 88")]
    [TestCase(ProfitIndicator.GrossMarkup, null, "46.666667", "45, 50", "within", TestName = "88 - 60 on 60")]
    [TestCase(ProfitIndicator.NetCostPlus, null, "10", "8, 12", "within", TestName = "88 - 80 on 80")]
    [TestCase(ProfitIndicator.ReturnOnSales, null, "9.090909", "10, 12", "below", TestName = "88 - 80 of 88")]
    [TestCase(ProfitIndicator.ReturnOnSales, TestedParty.Buyer, "20", "10, 12", "above", TestName = "120 - 88 - 8 of 120")]
    [TestCase(ProfitIndicator.BerryRatio, null, "1.4", "1.1, 1.5", "within", TestName = "28 to 20 of operating expenses")]
    [TestCase(ProfitIndicator.BerryRatio, TestedParty.Buyer, "4", "1.1, 1.5", "above", TestName = "32 to 8")]
    [TestCase(ProfitIndicator.ReturnOnAssets, null, "20", "19, 21", "within", TestName = "8 of 40")]
    [TestCase(ProfitIndicator.ReturnOnAssets, TestedParty.Buyer, "80", "19, 21", "above", TestName = "24 of 30")]
    [TestCase(ProfitIndicator.NetCostPlus, TestedParty.Buyer, "25", "19, 25", "within", TestName = "24 on 96, and the end is within")]
    public void A_line_is_tested_by_the_indicator_of_its_benchmark(ProfitIndicator indicator, TestedParty? party, string value, string observed, string position)
    {
        var range = Line(Tested(Given.Benchmark("BM", indicator, observed, party: party), null)).Pricing.Range!;
        Assert.That((range.Benchmark, range.Indicator, range.Value, range.Position), Is.EqualTo(("BM", EnumText<ProfitIndicator>.Of(indicator), value, position)));
        Assert.That((range.BenchmarkVersion, range.OnOutOfRange), Is.EqualTo((4L, position == "within" ? (OnOutOfRange?)null : OnOutOfRange.Warn)), "what the policy leaves open is a warning");
    }

    [TestCase(OnOutOfRange.Reject, "out-of-range /lines/0/product")]
    [TestCase(OnOutOfRange.Warn, null)]
    [TestCase(OnOutOfRange.Median, null)]
    public void A_price_out_of_its_range_is_refused_or_warned_of_or_moved(OnOutOfRange then, string? refusal)
        => Assert.That(Tested(Given.Benchmark("BM", ProfitIndicator.NetCostPlus, "4, 6"), then).Refused("ABC", "XYZ", "EUR", "1 WIDGET"), Is.EqualTo(refusal is null ? Array.Empty<string>() : [refusal]));

    [TestCase(ProfitIndicator.Price, "70, 72", "71", "-17")]
    [TestCase(ProfitIndicator.GrossMargin, "40, 50", "66", "-22", TestName = "120 less 45 %")]
    [TestCase(ProfitIndicator.GrossMarkup, "20, 30", "75", "-13", TestName = "60 and 25 %")]
    [TestCase(ProfitIndicator.NetCostPlus, "4, 6", "84", "-4", TestName = "80 and 5 %")]
    public void At_the_median_both_prices_are_shown_and_the_steps_add_up(ProfitIndicator indicator, string observed, string price, string moved)
    {
        var line = Line(Tested(Given.Benchmark("BM", indicator, observed), OnOutOfRange.Median));
        Assert.That((line.UnitPrice.ToString(), line.Pricing.Range!.Position, line.Pricing.Range.OnOutOfRange), Is.EqualTo((price, indicator == ProfitIndicator.GrossMargin ? "below" : "above", OnOutOfRange.Median)));
        Assert.That(line.Pricing.Steps.TakeLast(3).Select(step => step.Value), Is.EqualTo(new[] { "88", price, moved }));
    }

    [Test]
    public void A_range_of_prices_is_in_its_own_currency()
    {
        var world = Tested(Given.Benchmark("BM", ProfitIndicator.Price, "70, 72") with { Currency = "PLN" }, OnOutOfRange.Median);
        Assert.That(world.Refused("ABC", "XYZ", "EUR", "1 WIDGET"), Is.EqualTo(new[] { "no-rate /currency" }));
        var line = Line(world.And(Given.Rate("EUR/PLN 4")));
        Assert.That((line.UnitPrice.ToString(), line.Pricing.Range!.Value), Is.EqualTo(("17.75", "352")));
    }

    [Test]
    public void Without_what_the_indicator_needs_nothing_is_priced()
    {
        var world = Group().And(Given.Price("WIDGET", PriceKind.List, "88 EUR", "XYZ"), Given.Benchmark("BM", ProfitIndicator.NetCostPlus, "4, 6"), Given.Policy("P", "list-price", "XYZ") with { Benchmark = "BM" });
        Assert.That(world.Refused("ABC", "XYZ", "EUR", "1 WIDGET"), Is.EqualTo(new[] { "no-cost /lines/0" }));
        Assert.That(world.And(Given.Price("WIDGET", PriceKind.FullCost, "0 EUR", "XYZ")).Refused("ABC", "XYZ", "EUR", "1 WIDGET"), Is.EqualTo(new[] { "no-cost /lines/0" }), "on costs of nothing there is no mark-up");
    }

    [Test]
    public void A_benchmark_that_is_not_in_force_tests_nothing_and_is_a_refusal()
        => Assert.That(Tested(Given.Benchmark("BM", ProfitIndicator.NetCostPlus, "4, 6") with { EffectiveTo = Given.Day("2026-02-28") }, null).Refused("ABC", "XYZ", "EUR", "1 WIDGET"), Is.EqualTo(new[] { "unknown-benchmark /lines/0/product" }));

    [Test]
    public void Related_parties_are_tested_and_departments_are_not()
    {
        var world = World.Of("MNO>ABC 30, MNO>XYZ 30").And(
            Given.Rule("PL", Domain.RelatedParties.RelatedPartyPreset.LowestLink), Given.Product("WIDGET", "XYZ"), Given.Department("PAINT", "XYZ"), Given.Department("SHOP", "XYZ"), Given.Price("WIDGET", PriceKind.FullCost, "80 EUR", "XYZ"),
            Given.Benchmark("BM", ProfitIndicator.NetCostPlus, "4, 6"),
            Given.Policy("P", "cost-plus costBase=full-cost markupPercent=10", "XYZ", relationships: [Relationship.RelatedParty, Relationship.SameCompany]) with { Benchmark = "BM" });
        Assert.That(Line(world).Pricing.Range?.Position, Is.EqualTo("above"));
        Assert.That(world.Decide("SHOP", "PAINT", "EUR", "1 WIDGET").Lines[0].Pricing.Range, Is.Null);
    }

    private static IEnumerable<TestCaseData> Recordings()
    {
        yield return Case("a fixed mark-up above its own range", "out-of-range /facts/1/parameters/markupPercent", "cost-plus costBase=full-cost markupPercent=6.000001", ProfitIndicator.NetCostPlus);
        yield return Case("below it", "out-of-range /facts/1/parameters/markupPercent", "cost-plus costBase=full-cost markupPercent=3.999999", ProfitIndicator.NetCostPlus);
        yield return Case("at its end", "", "cost-plus costBase=full-cost markupPercent=6", ProfitIndicator.NetCostPlus);
        yield return Case("of another indicator", "", "cost-plus costBase=full-cost markupPercent=10", ProfitIndicator.GrossMarkup);
        yield return Case("a gross mark-up", "out-of-range /facts/1/parameters/markupPercent", "cost-plus costBase=production-cost markupPercent=10", ProfitIndicator.GrossMarkup);
        yield return Case("a margin", "out-of-range /facts/1/parameters/marginPercent", "resale-price marginPercent=10", ProfitIndicator.GrossMargin);
        yield return Case("a target", "out-of-range /facts/1/parameters/target", "tnmm indicator=return-on-sales target=10", ProfitIndicator.ReturnOnSales);
        yield return Case("a target of the other party", "", "tnmm indicator=return-on-sales target=10 testedParty=buyer", ProfitIndicator.ReturnOnSales);
        yield return Case("a median that makes no single price", "invalid-value /facts/1/onOutOfRange", "list-price", ProfitIndicator.BerryRatio, OnOutOfRange.Median);
        yield return Case("a median that does", "", "list-price", ProfitIndicator.Price, OnOutOfRange.Median);
    }

    [TestCaseSource(nameof(Recordings))]
    public void A_policy_that_contradicts_its_benchmark_is_not_recorded(string policy, ProfitIndicator indicator, OnOutOfRange? then, string expected)
        => Assert.That(string.Join("; ", World.Short(Group().Refusals(Given.Benchmark("BM", indicator, "4, 6"), Given.Policy("P", policy, "XYZ") with { Benchmark = "BM", OnOutOfRange = then }))), Is.EqualTo(expected));

    [Test]
    public void A_benchmark_keeps_its_indicator_and_stands_while_a_policy_names_it()
    {
        var benchmark = Given.Benchmark("BM", ProfitIndicator.NetCostPlus, "4, 6");
        var world = Group().And(benchmark, Given.Policy("P", "list-price", "XYZ") with { Benchmark = "BM" });
        Assert.That(World.Short(world.Refusals(benchmark with { Indicator = ProfitIndicator.ReturnOnSales })), Is.EqualTo(new[] { "unchangeable /facts/0/indicator" }));
        Assert.That(World.Short(world.Refusals(benchmark with { TestedParty = TestedParty.Buyer })), Is.EqualTo(new[] { "unchangeable /facts/0/testedParty" }));
        Assert.That(World.Short(world.Refusals(benchmark with { Withdrawn = true })), Is.EqualTo(new[] { "still-referenced /facts/0" }));
        Assert.That(world.Refusals(Given.Benchmark("BM", ProfitIndicator.NetCostPlus, "5, 7", from: "2026-01-01")), Is.Empty, "a later study succeeds it");
    }

    private static TestCaseData Case(string name, string expected, string policy, ProfitIndicator indicator, OnOutOfRange? then = null) => new TestCaseData(policy, indicator, then, expected).SetName(name);

    private static string RangeOf(Benchmark benchmark)
    {
        var range = ArmsLengthRange.Of(benchmark);
        return $"{IndicatorValue.TextOf(range.Lower)} / {IndicatorValue.TextOf(range.Median)} / {IndicatorValue.TextOf(range.Upper)}";
    }

    private static World Group() => World.Of("JKL>ABC 100, JKL>XYZ 100").And(Given.Product("WIDGET", "XYZ"));

    // Production 60, all costs 80, sold for 88 to ABC, which resells for 120 with expenses of 8.
    private static World Tested(Benchmark benchmark, OnOutOfRange? then) => Group().And(
        Given.Price("WIDGET", PriceKind.List, "88 EUR", "XYZ"), Given.Price("WIDGET", PriceKind.ProductionCost, "60 EUR", "XYZ"), Given.Price("WIDGET", PriceKind.FullCost, "80 EUR", "XYZ"),
        Given.Price("WIDGET", PriceKind.OperatingAssets, "40 EUR", "XYZ"), Given.Price("WIDGET", PriceKind.Resale, "120 EUR", "ABC"), Given.Price("WIDGET", PriceKind.OperatingExpenses, "8 EUR", "ABC"),
        Given.Price("WIDGET", PriceKind.OperatingAssets, "30 EUR", "ABC"), benchmark, Given.Policy("P", "list-price", "XYZ") with { Benchmark = "BM", OnOutOfRange = then });

    private static OrderLine Line(World world) => world.Decide("ABC", "XYZ", "EUR", "1 WIDGET").Lines[0];
}
