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
    public void What_a_price_may_cost_has_an_end()
    {
        // Ten inputs on each of four levels would be 11,110 prices.
        var world = World.Of("JKL>ABC 100, JKL>XYZ 100").And(Given.Policy("P", "cost-plus costBase=full-cost markupPercent=0", "XYZ"));
        for (var level = 0; level < 5; level++)
        {
            for (var i = 0; i < 10; i++)
            {
                var id = $"L{level}-{i}";
                world.And(Given.Product(id, "XYZ"), Given.Price(id, level == 0 ? PriceKind.FullCost : PriceKind.ConversionCost, "1 EUR", "XYZ"));
                if (level > 0)
                    world.And(Bill(id, string.Join(", ", Enumerable.Range(0, 10).Select(input => $"1 L{level - 1}-{input}"))));
            }
        }

        Assert.That(Price(world, "ABC", "L2-0", "XYZ"), Is.EqualTo("111"));
        Assert.That(world.Refused("ABC", "XYZ", "EUR", "1 L4-0"), Is.EqualTo(new[] { "no-cost /lines/0" }));
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

    // <c>2 COATING, 1 CASE</c>
    private static BillOfMaterials Bill(string product, string inputs, string from = "2020-01-01")
        => new(product, [.. inputs.Split(", ").Select(input => input.Split(' ')).Select(words => new MaterialInput(words[1], Quantity.Parse(words[0])))], Given.Day(from));

    private static string Price(World world, string buyer, string product, string seller = "ASSEMBLY") => world.Decide(buyer, seller, "EUR", $"1 {product}").Lines[0].UnitPrice.ToString();

    private static string Shown(IReadOnlyList<PriceStep> steps) => string.Join(" · ", steps.Select(step => $"{step.Label} {step.Value}{(step.Parts is { } parts ? $" ({Shown(parts)})" : "")}"));
}
