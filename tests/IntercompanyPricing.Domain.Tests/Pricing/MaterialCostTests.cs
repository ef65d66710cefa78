using IntercompanyPricing.Domain.Classification;
using IntercompanyPricing.Domain.MasterData;
using IntercompanyPricing.Domain.Money;
using IntercompanyPricing.Domain.Orders;
using IntercompanyPricing.Domain.Pricing;

namespace IntercompanyPricing.Domain.Tests.Pricing;

/// <summary>
/// The stores of XYZ sell primer to its paint shop, the paint shop coats parts for assembly, and assembly sells kits to ABC: each
/// price is a cost of the next.
/// </summary>
public sealed class MaterialCostTests
{
    private static World Chain(params Fact[] facts) => World.Of("JKL>ABC 100, JKL>XYZ 100").And(
        Given.Department("STORES", "XYZ"), Given.Department("PAINT", "XYZ"), Given.Department("ASSEMBLY", "XYZ"), Given.Company("QRS"),
        Given.Product("PRIMER", "STORES"), Given.Product("COATING", "PAINT"), Given.Product("KIT", "ASSEMBLY"), Given.Product("BOX", "QRS"),
        Given.Price("PRIMER", PriceKind.FullCost, "8 EUR", "STORES"), Given.Price("COATING", PriceKind.ConversionCost, "6 EUR", "PAINT"), Given.Price("KIT", PriceKind.ConversionCost, "30 EUR", "ASSEMBLY"),
        Given.Price("BOX", PriceKind.List, "1 EUR", "QRS"), Given.Policy("INSIDE", "department basis=full-cost", "XYZ", relationships: Relationship.SameCompany),
        Given.Policy("OUT", "cost-plus costBase=full-cost markupPercent=10", "XYZ"), Bill("COATING", "0.5 PRIMER"), Bill("KIT", "2 COATING")).And(facts);

    [Test]
    public void Assembly_buys_from_the_paint_shop_and_that_from_the_stores()
    {
        // 8 x 0.5 + 6 = 10 a coating; 10 x 2 + 30 = 50 a kit, and 10 %.
        Assert.That(Chain().Decide("PAINT", "STORES", "EUR", "1 PRIMER").Lines[0].UnitPrice.ToString(), Is.EqualTo("8"));
        Assert.That(Chain().Decide("ASSEMBLY", "PAINT", "EUR", "1 COATING").Lines[0].UnitPrice.ToString(), Is.EqualTo("10"));
        var line = Chain().Decide("ABC", "ASSEMBLY", "EUR", "3 KIT").Lines[0];
        Assert.That((line.UnitPrice.ToString(), line.Amount.ToString(), line.UnitCost.ToString()), Is.EqualTo(("55", "165.00", "50")));
        Assert.That(Shown(line.Pricing.Steps), Is.EqualTo("2 EA of COATING from PAINT 20 (0.5 EA of PRIMER from STORES 4 (full cost 8) · conversion cost 6) · conversion cost 30 · net cost plus 10 % 5"));
    }

    [Test]
    public void What_the_lowest_level_costs_reaches_the_top()
        => Assert.That(Price(Chain(Given.Price("PRIMER", PriceKind.FullCost, "16 EUR", "STORES", "2021-01-01")), "ABC", "KIT"), Is.EqualTo("63.8"));

    [Test]
    public void Another_companys_input_comes_at_its_transfer_price_and_an_outsiders_at_list()
    {
        var world = Chain(
            Given.Product("CASE", "ABC"), Given.Price("CASE", PriceKind.FullCost, "20 EUR", "ABC"), Given.Policy("ABC-GOODS", "cost-plus costBase=full-cost markupPercent=5", "ABC"),
            Bill("KIT", "2 COATING, 1 CASE, 3 BOX", "2021-01-01"));
        Assert.That(Shown(world.Decide("ABC", "ASSEMBLY", "EUR", "1 KIT").Lines[0].Pricing.Steps), Does.Contain(
            "1 EA of CASE from ABC 21 (full cost 20 · net cost plus 5 % 1) · 3 EA of BOX from QRS 3 (list 1) · conversion cost 30 · net cost plus 10 % 7.4"));
    }

    [Test]
    public void What_the_maker_makes_itself_comes_at_cost()
    {
        var world = Chain(Given.Product("FRAME", "ASSEMBLY"), Given.Price("FRAME", PriceKind.FullCost, "4 EUR", "ASSEMBLY"), Bill("KIT", "1 FRAME", "2021-01-01"));
        Assert.That(Price(world, "ABC", "KIT"), Is.EqualTo("37.4"));
    }

    [Test]
    public void Costs_in_other_currencies_are_converted_on_every_level()
    {
        var world = Chain(Given.Rate("EUR/PLN 4"));
        Assert.That(world.Decide("ABC", "ASSEMBLY", "PLN", "1 KIT").Lines[0].UnitPrice.ToString(), Is.EqualTo("220"));
    }

    [Test]
    public void The_makers_own_work_may_be_recorded_under_another_kind_of_cost()
    {
        var world = Chain(Given.Price("KIT", PriceKind.FullCost, "40 EUR", "ASSEMBLY"), Bill("KIT", "2 COATING", "2021-01-01") with { ConversionCost = PriceKind.FullCost });
        Assert.That(Price(world, "ABC", "KIT"), Is.EqualTo("66"));
    }

    [Test]
    public void Before_a_bill_and_after_it_the_recorded_cost_counts()
    {
        var world = Chain(Given.Price("KIT", PriceKind.FullCost, "40 EUR", "ASSEMBLY"), Bill("KIT", "2 COATING", "2021-01-01") with { EffectiveTo = Given.Day("2021-12-31") });
        Assert.That(Price(world, "ABC", "KIT"), Is.EqualTo("44"));
    }

    [TestCase("COATING", "no-cost /lines/0", TestName = "of what the makers own work adds nothing is recorded")]
    [TestCase("PRIMER", "no-policy /lines/0/product", TestName = "nobody prices the input")]
    public void A_cost_with_a_gap_below_is_refused(string gap, string refusal)
    {
        var world = World.Of("JKL>ABC 100, JKL>XYZ 100, JKL>STORE 100").And(
            Given.Product("PRIMER", "STORE"), Given.Product("COATING", "XYZ"), Given.Price("PRIMER", PriceKind.FullCost, "8 EUR", "STORE"),
            Given.Policy("OUT", "cost-plus costBase=full-cost markupPercent=10", "XYZ"), Bill("COATING", "1 PRIMER"));
        world.And(gap == "COATING" ? Given.Policy("IN", "cost-plus costBase=full-cost markupPercent=10", "STORE") : Given.Price("COATING", PriceKind.ConversionCost, "6 EUR", "XYZ"));
        Assert.That(world.Refused("ABC", "XYZ", "EUR", "1 COATING"), Is.EqualTo(new[] { refusal }));
    }

    [TestCase(8, true)]
    [TestCase(9, false)]
    public void Bills_lie_eight_deep_at_most(int depth, bool isPriced)
    {
        var world = World.Of("JKL>ABC 100, JKL>XYZ 100").And(Given.Policy("P", "cost-plus costBase=full-cost markupPercent=0", "XYZ"), Given.Price("L0", PriceKind.FullCost, "1 EUR", "XYZ"), Given.Product("L0", "XYZ"));
        for (var level = 1; level <= depth; level++)
            world.And(Given.Product($"L{level}", "XYZ"), Given.Price($"L{level}", PriceKind.ConversionCost, "1 EUR", "XYZ"), Bill($"L{level}", $"1 L{level - 1}"));
        Assert.That(world.Refused("ABC", "XYZ", "EUR", $"1 L{depth}"), Is.EqualTo(isPriced ? [] : new[] { "no-cost /lines/0" }));
        if (isPriced)
            Assert.That(Price(world, "ABC", $"L{depth}", "XYZ"), Is.EqualTo($"{depth + 1}"));
    }

    [Test]
    public void Sub_assemblies_of_the_same_parts_are_priced_and_their_parts_explained_once()
    {
        // A part is 1; 33 of them and its own work are 34 a sub-assembly; 33 of those and its own work are 1,123.
        var line = TwoLevels(33, 33).Decide("ABC", "XYZ", "EUR", "1 TOP").Lines[0];
        Assert.That(line.UnitPrice.ToString(), Is.EqualTo("1123"));
        var steps = line.Pricing.Steps;
        Assert.That(Shown(steps[0].Parts!), Does.StartWith("1 EA of P0 from XYZ 1 (full cost 1) · 1 EA of P1 from XYZ 1 (full cost 1) · "));
        Assert.That(Shown(steps[1].Parts!), Does.StartWith("1 EA of P0 from XYZ, as above 1 · 1 EA of P1 from XYZ, as above 1 · "));
        Assert.That(steps.Take(33).Select(step => Sum(step.Parts!)), Is.All.EqualTo(34m), "what is shortened adds up too");

        static decimal Sum(IEnumerable<PriceStep> parts) => parts.Sum(part => decimal.Parse(part.Value, System.Globalization.CultureInfo.InvariantCulture));
    }

    [Test]
    public void A_short_explanation_tells_the_parts_wherever_they_are_needed()
        => Assert.That(Shown(TwoLevels(2, 1).Decide("ABC", "XYZ", "EUR", "1 TOP").Lines[0].Pricing.Steps), Is.EqualTo(
            "1 EA of A0 from XYZ 2 (1 EA of P0 from XYZ 1 (full cost 1) · conversion cost 1) · 1 EA of A1 from XYZ 2 (1 EA of P0 from XYZ 1 (full cost 1) · conversion cost 1) · conversion cost 1 · net cost plus 0 % 0"));

    [Test]
    public void Each_quantity_of_an_input_has_its_own_price()
    {
        // From 100 on a bolt costs half: 2 at 1 and 200 at 0.5, and three times 1.
        var world = TwoLevels(0, 0).And(Given.Product("BOLT", "XYZ"), Given.Price("BOLT", PriceKind.FullCost, "1 EUR", "XYZ"), Given.Price("BOLT", PriceKind.FullCost, "0.5 EUR", "XYZ", minQuantity: "100"));
        foreach (var (id, bolts) in new[] { ("A", 2), ("B", 200), ("C", 2) })
            world.And(Given.Product(id, "XYZ"), Given.Price(id, PriceKind.ConversionCost, "1 EUR", "XYZ"), Bill(id, $"{bolts} BOLT"));
        Assert.That(Price(world.And(Bill("TOP", "1 A, 1 B, 1 C")), "ABC", "TOP", "XYZ"), Is.EqualTo("108"));
    }

    [Test]
    public void Many_levels_of_the_same_inputs_are_told_in_few_words()
    {
        // Ten inputs on each of six levels lie on more than a million ways, and are 60 prices.
        var world = TwoLevels(0, 0);
        for (var level = 0; level < 7; level++)
        {
            for (var i = 0; i < 10; i++)
            {
                var id = $"L{level}-{i}";
                world.And(Given.Product(id, "XYZ"), Given.Price(id, level == 0 ? PriceKind.FullCost : PriceKind.ConversionCost, "1 EUR", "XYZ"));
                if (level > 0)
                    world.And(Bill(id, string.Join(", ", Enumerable.Range(0, 10).Select(input => $"1 L{level - 1}-{input}"))));
            }
        }

        var line = world.Decide("ABC", "XYZ", "EUR", "1 L6-0").Lines[0];
        Assert.That((line.UnitPrice.ToString(), Count(line.Pricing.Steps)), Is.EqualTo(("1111111", 572)), "51 costs of ten inputs and the own work each, ten that are recorded, and the mark-up");
    }

    [TestCase(99, 100, 0, true, TestName = "9,999 inputs are mentioned")]
    [TestCase(100, 100, 0, false, TestName = "10,100 are not")]
    [TestCase(19, 100, 1, true, TestName = "100 parts in 19 quantities are priced")]
    [TestCase(20, 100, 1, false, TestName = "in 20 they are not")]
    public void What_a_price_may_cost_has_an_end(int assemblies, int parts, int more, bool isPriced)
        => Assert.That(TwoLevels(assemblies, parts, more).Refused("ABC", "XYZ", "EUR", "1 TOP"), Is.EqualTo(isPriced ? [] : new[] { "no-cost /lines/0" }));

    [TestCase("1 L7, 1 S1")]
    [TestCase("1 S1, 1 L7")]
    public void Bills_lie_eight_deep_at_most_wherever_an_input_is_met_first(string inputs)
    {
        // L7 has seven bills: below the top's they are eight, and nine as S1 has it, whatever was priced before.
        var world = TwoLevels(0, 0).And(Given.Product("L0", "XYZ"), Given.Price("L0", PriceKind.FullCost, "1 EUR", "XYZ"));
        for (var level = 1; level <= 7; level++)
            world.And(Given.Product($"L{level}", "XYZ"), Given.Price($"L{level}", PriceKind.ConversionCost, "1 EUR", "XYZ"), Bill($"L{level}", $"1 L{level - 1}"));
        world.And(Given.Product("S1", "XYZ"), Given.Price("S1", PriceKind.ConversionCost, "1 EUR", "XYZ"), Bill("S1", "1 L7"));
        Assert.That(Price(world.And(Bill("TOP", "1 L7")), "ABC", "TOP", "XYZ"), Is.EqualTo("9"));
        Assert.That(world.And(Bill("TOP", inputs, "2021-01-01")).Refused("ABC", "XYZ", "EUR", "1 TOP"), Is.EqualTo(new[] { "no-cost /lines/0" }));
    }

    [TestCase("KIT", "1 KIT", "KIT < KIT")]
    [TestCase("PRIMER", "1 KIT", "PRIMER < KIT < COATING < PRIMER")]
    public void A_circle_is_refused_and_named(string product, string inputs, string circle)
    {
        var refusal = Chain().Refusals(Bill(product, inputs)).Single();
        Assert.That((refusal.Code, refusal.Pointer), Is.EqualTo(("circular-materials", "/facts/0/inputs")));
        Assert.That(refusal.Detail, Does.Contain($": {circle}."));
    }

    [Test]
    public void A_circle_of_one_batch_or_of_a_later_day_is_refused_too()
    {
        Fact[] both = [Given.Product("A", "XYZ"), Given.Product("B", "XYZ"), Bill("A", "1 B"), Bill("B", "1 A")];
        Assert.That(World.Short(Chain().Refusals(both)), Is.EqualTo(new[] { "circular-materials /facts/2/inputs", "circular-materials /facts/3/inputs" }));

        var world = Chain(Given.Product("A", "XYZ"), Given.Product("B", "XYZ"), Bill("B", "1 PRIMER"), Bill("B", "1 A", "2025-01-01"));
        Assert.That(world.Refusals(Bill("A", "1 B") with { EffectiveTo = Given.Day("2024-12-31") }), Is.Empty);
        Assert.That(World.Short(world.Refusals(Bill("A", "1 B"))), Is.EqualTo(new[] { "circular-materials /facts/0/inputs" }));
    }

    [Test]
    public void Its_products_must_be_known_and_stay()
    {
        Assert.That(World.Short(Chain().Refusals(Bill("NONE", "1 KIT, 1 NOTHING"))), Is.EqualTo(new[] { "unknown-product /facts/0/product", "unknown-product /facts/0/inputs/1/product" }));
        Assert.That(World.Short(Chain().Refusals(Given.Product("BOX", "QRS") with { Withdrawn = true })), Is.EqualTo(new[] { "still-referenced /facts/0" }));
    }

    // TOP of XYZ is made of sub-assemblies A0, A1 and so on, each of the same parts P0, P1 and so on: one of each, or so many more in each further sub-assembly.
    private static World TwoLevels(int assemblies, int parts, int more = 0)
    {
        var world = World.Of("JKL>ABC 100, JKL>XYZ 100").And(
            Given.Policy("P", "cost-plus costBase=full-cost markupPercent=0", "XYZ"), Given.Product("TOP", "XYZ"), Given.Price("TOP", PriceKind.ConversionCost, "1 EUR", "XYZ"));
        world.And([.. Enumerable.Range(0, parts).SelectMany(i => new Fact[] { Given.Product($"P{i}", "XYZ"), Given.Price($"P{i}", PriceKind.FullCost, "1 EUR", "XYZ") })]);
        world.And([.. Enumerable.Range(0, assemblies).SelectMany(i => new Fact[]
        {
            Given.Product($"A{i}", "XYZ"), Given.Price($"A{i}", PriceKind.ConversionCost, "1 EUR", "XYZ"), Bill($"A{i}", string.Join(", ", Enumerable.Range(0, parts).Select(part => $"{1 + (i * more)} P{part}"))),
        })]);
        return assemblies == 0 ? world : world.And(Bill("TOP", string.Join(", ", Enumerable.Range(0, assemblies).Select(i => $"1 A{i}"))));
    }

    private static int Count(IEnumerable<PriceStep> steps) => steps.Sum(step => 1 + Count(step.Parts ?? []));

    // <c>2 COATING, 1 CASE</c>
    private static BillOfMaterials Bill(string product, string inputs, string from = "2020-01-01")
        => new(product, [.. inputs.Split(", ").Select(input => input.Split(' ')).Select(words => new MaterialInput(words[1], Quantity.Parse(words[0])))], Given.Day(from));

    private static string Price(World world, string buyer, string product, string seller = "ASSEMBLY") => world.Decide(buyer, seller, "EUR", $"1 {product}").Lines[0].UnitPrice.ToString();

    private static string Shown(IReadOnlyList<PriceStep> steps) => string.Join(" · ", steps.Select(step => $"{step.Label} {step.Value}{(step.Parts is { } parts ? $" ({Shown(parts)})" : "")}"));
}
