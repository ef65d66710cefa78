using IntercompanyPricing.Domain.Classification;
using IntercompanyPricing.Domain.Money;
using IntercompanyPricing.Domain.Pricing;

namespace IntercompanyPricing.Domain.Tests.Pricing;

/// <summary>Steps keep values and make texts of them when they are asked for.</summary>
public sealed class PriceStepTests
{
    private static World Group() => World.Of("JKL>ABC 100, JKL>XYZ 100").And(
        Given.Product("WIDGET", "XYZ"), Given.Price("WIDGET", PriceKind.List, "100 EUR", "XYZ"), Given.Price("WIDGET", PriceKind.FullCost, "80.5 EUR", "XYZ"), Given.Price("WIDGET", PriceKind.FullCost, "70 EUR", "XYZ", minQuantity: "10"),
        Given.Policy("P", "cup comparable=list tiers=20:2,100:5", "XYZ") with { Parameters = new Dictionary<string, string> { ["comparable"] = "list", ["tiers"] = "20:2, 100:5" } }, Given.Benchmark("BM", ProfitIndicator.NetCostPlus, "4, 60"));

    [Test]
    public void A_step_that_holds_values_tells_what_one_of_texts_tells()
    {
        var line = Group().Decide("ABC", "XYZ", "EUR", "60 WIDGET").Lines[0];
        PriceStep[] texts = [new("list", "100", "EUR", 1 + 1), new("volume discount 3.5 % for 60, of 20:2, 100:5", "-3.5", "EUR")];

        Assert.That(line.Pricing.Steps.Select(step => $"{step.Label} {step.Value}"), Is.EqualTo(texts.Select(step => $"{step.Label} {step.Value}")));
        Assert.That((line.Pricing.Steps[1], line.Pricing.Steps[1].GetHashCode()), Is.EqualTo((texts[1], texts[1].GetHashCode())));
        Assert.That(line.Pricing.Steps[1], Is.Not.EqualTo(texts[1] with { Value = "-3" }));
    }

    [Test]
    public void What_was_found_for_one_line_is_not_taken_for_another()
    {
        var world = Group();
        var product = world.Facts.Product("WIDGET", World.Today)!.Value.Fact;
        var seller = world.Facts.Party("XYZ", World.Today)!.Value.Fact;
        var one = new Supply(
            world.Facts, Relationship.CommonControl, "ABC", "ABC", "XYZ", seller, null, product, Quantity.Parse("1"), Currency.Of("EUR"), World.Today, World.Today, ExchangeRates.Of(seller, World.Today, world.Facts));
        string Cost(Supply supply) => PriceList.Find(supply, PriceKind.FullCost, "XYZ", "").Value!.Value.ToString();

        Assert.That((Cost(one), Cost(one), Cost(one with { Quantity = Quantity.Parse("10") }), Cost(one)), Is.EqualTo(("80.5", "80.5", "70", "80.5")));
    }
}
