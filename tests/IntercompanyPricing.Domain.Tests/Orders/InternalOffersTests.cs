using IntercompanyPricing.Domain.MasterData;
using IntercompanyPricing.Domain.Parties;
using IntercompanyPricing.Domain.Pricing;

namespace IntercompanyPricing.Domain.Tests.Orders;

/// <summary>ABC, XYZ and UVW belong to JKL; ABC buys from QRS outside what XYZ makes for 88 inside the group.</summary>
public sealed class InternalOffersTests
{
    private static World Group(params Fact[] facts) => World.Of("JKL>ABC 100, JKL>XYZ 100, JKL>UVW 100, OTHER>QRS 100").And(
        Given.Department("PAINT", "ABC"), Given.Department("SHOP", "ABC"), Given.Person("P-1"), new StaffTie("P-1", "XYZ", StaffRelation.Employee, Given.Day("2020-01-01")),
        Widget("WIDGET", "XYZ"), Widget("TWIN", "UVW"), Widget("OUTSIDE", "QRS"),
        Given.Price("OUTSIDE", PriceKind.List, "95 EUR", "QRS"), Given.Price("WIDGET", PriceKind.FullCost, "80 EUR", "XYZ"), Given.Price("WIDGET", PriceKind.List, "100 EUR", "XYZ"),
        Given.Policy("XYZ-GOODS", "cost-plus costBase=full-cost markupPercent=10", "XYZ"), Given.Policy("UVW-GOODS", "list-price", "UVW"), Given.Rate("EUR/PLN 4")).And(facts);

    [TestCase("90", "WIDGET of XYZ for 88")]
    [TestCase("85", "TWIN of UVW for 85")]
    [TestCase("88", "TWIN of UVW for 88", TestName = "of equals the first by product")]
    public void What_the_group_makes_is_named_with_the_policys_price_the_cheapest_first(string twin, string expected)
        => Assert.That(Offer(Group(Given.Price("TWIN", PriceKind.List, $"{twin} EUR", "UVW"))), Is.EqualTo(expected));

    [Test]
    public void It_is_in_the_orders_currency()
        => Assert.That(Offer(Group(), currency: "PLN"), Is.EqualTo("WIDGET of XYZ for 352"));

    [Test]
    public void An_equivalent_is_named_whatever_its_category()
    {
        var world = Group(Widget("ODD", "QRS") with { Category = "trade goods", Equivalents = ["WIDGET"] }, Given.Price("ODD", PriceKind.List, "95 EUR", "QRS"));
        Assert.That(Offer(world, product: "ODD"), Is.EqualTo("WIDGET of XYZ for 88"));
    }

    [TestCase("kind")]
    [TestCase("unit")]
    [TestCase("category")]
    [TestCase("no category")]
    public void What_is_of_another_sort_is_not_named(string difference)
    {
        var widget = Widget("WIDGET", "XYZ");
        var world = Group(difference switch
        {
            "kind" => widget with { Kind = ProductKind.Service },
            "unit" => widget with { Unit = "KG" },
            "category" => widget with { Category = "gadgets" },
            _ => widget with { Category = null },
        });
        Assert.That(Offer(world), Is.Null);
    }

    [Test]
    public void What_no_policy_prices_is_not_named()
        => Assert.That(Offer(Group(Given.Policy("XYZ-GOODS", "cost-plus costBase=full-cost markupPercent=10", "XYZ", from: "2020-01-01", to: "2020-12-31"))), Is.Null);

    [Test]
    public void An_outsider_has_no_group_to_buy_from()
    {
        var world = World.OfCompanies("A", "B", "C").And(Widget("OUTSIDE", "B"), Widget("WIDGET", "C"), Given.Price("OUTSIDE", PriceKind.List, "1 EUR", "B"), Given.Policy("P", "list-price"), Given.Price("WIDGET", PriceKind.List, "1 EUR", "C"));
        Assert.That(world.Decide("A", "B", "EUR", "1 OUTSIDE").Lines[0].InternalAlternative, Is.Null);
    }

    [Test]
    public void A_purchase_inside_has_no_alternative()
        => Assert.That(Group().Decide("ABC", "XYZ", "EUR", "1 WIDGET").Lines[0].InternalAlternative, Is.Null);

    [Test]
    public void A_department_is_offered_what_another_of_its_company_makes()
    {
        var world = Group(Widget("COAT", "PAINT"), Given.Price("COAT", PriceKind.VariableCost, "50 EUR", "PAINT"), Given.Policy("INSIDE", "department basis=variable-cost", "ABC", relationships: Domain.Classification.Relationship.SameCompany));
        Assert.That(Offer(world, buyer: "SHOP"), Is.EqualTo("COAT of PAINT for 50"));
    }

    [Test]
    public void Its_product_is_still_named_by_the_one_it_stands_in_for()
    {
        var world = Group(Widget("ODD", "QRS") with { Equivalents = ["TWIN"] });
        Assert.That(World.Short(world.Refusals(Widget("TWIN", "UVW") with { Withdrawn = true })), Is.EqualTo(new[] { "still-referenced /facts/0" }));
        Assert.That(World.Short(world.Refusals(Widget("ODD", "QRS") with { Equivalents = ["TWIN", "NOTHING"] })), Is.EqualTo(new[] { "unknown-product /facts/0/equivalents/1" }));
    }

    private static Product Widget(string id, string seller) => Given.Product(id, seller) with { Category = "widgets" };

    private static string? Offer(World world, string buyer = "ABC", string product = "OUTSIDE", string currency = "EUR")
        => world.Decide(buyer, "QRS", currency, $"5 {product}").Lines[0].InternalAlternative is { } offer ? $"{offer.Product} of {offer.Seller} for {offer.UnitPrice}" : null;
}
