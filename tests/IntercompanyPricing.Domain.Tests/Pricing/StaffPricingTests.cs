using IntercompanyPricing.Domain.Classification;
using IntercompanyPricing.Domain.Ledger;
using IntercompanyPricing.Domain.MasterData;
using IntercompanyPricing.Domain.Money;
using IntercompanyPricing.Domain.Orders;
using IntercompanyPricing.Domain.Parties;
using IntercompanyPricing.Domain.Pricing;
using IntercompanyPricing.Domain.Tests.Classification;

namespace IntercompanyPricing.Domain.Tests.Pricing;

/// <summary>Employees, agents and departments as internal customers.</summary>
public sealed class StaffPricingTests
{
    // 26 USC 132(c): the discount is free of tax up to the gross profit percentage for goods, up to 20 % for services.
    [TestCase(ProductKind.Good, "40", "500.00", "0.00", TestName = "goods at 40 % gross profit: 500 qualified (26 USC 132(c)(1)(A))")]
    [TestCase(ProductKind.Good, "20", "300.00", "200.00", TestName = "goods at 20 % gross profit: 300 qualified, 200 taxable (26 USC 132(c)(1)(A))")]
    [TestCase(ProductKind.Service, "20", "300.00", "200.00", TestName = "services: 20 % of 1,500 qualified, 200 taxable (26 USC 132(c)(1)(B))")]
    public void Customer_price_1500_paid_1000__the_limit_splits_the_discount(ProductKind kind, string limit, string qualified, string taxable)
    {
        var order = Staffed(kind, "1500 EUR", Programme("33.333333", limit: limit)).Decide("P-1", "XYZ", "EUR", "1 WIDGET");
        Assert.That(order.Total.ToString(), Is.EqualTo("1000.00"));
        var memo = order.PayrollMemo!;
        Assert.That((memo.Discount.ToString(), memo.Qualified.ToString(), memo.Taxable.ToString(), memo.Employer), Is.EqualTo(("500.00", qualified, taxable, "XYZ")));
    }

    [TestCase(null, "80", TestName = "without a floor the discount is given in full")]
    [TestCase("62", "80", TestName = "a floor below the price changes nothing")]
    [TestCase("85", "85", TestName = "a floor above the price is the price")]
    [TestCase("100", "100", TestName = "a floor at list leaves no discount")]
    public void A_staff_price_is_not_below_variable_cost(string? variableCost, string unitPrice)
    {
        var world = Staffed(ProductKind.Good, "100 EUR", Programme("20", floor: variableCost is null ? null : PriceFloor.VariableCost));
        if (variableCost is not null)
            world.And(Given.Price("WIDGET", PriceKind.VariableCost, $"{variableCost} EUR", "XYZ"));
        Assert.That(world.Decide("P-1", "XYZ", "EUR", "5 WIDGET").Lines[0].UnitPrice.ToString(), Is.EqualTo(unitPrice));
    }

    [Test]
    public void A_floor_above_the_list_price_is_refused()
        => Assert.That(Staffed(ProductKind.Good, "100 EUR", Programme("20", floor: PriceFloor.VariableCost), Given.Price("WIDGET", PriceKind.VariableCost, "101 EUR", "XYZ")).Refused("P-1", "XYZ", "EUR", "5 WIDGET"),
            Is.EqualTo(new[] { "floor-above-list /lines/0/product" }));

    [Test]
    public void Without_a_programme_or_policy_staff_gets_no_price_and_never_list()
        => Assert.That(Staffed(ProductKind.Good, "100 EUR").Refused("P-1", "XYZ", "EUR", "5 WIDGET"), Is.EqualTo(new[] { "no-policy /lines/0/product" }));

    [Test]
    public void A_programme_for_agents_is_not_for_employees()
        => Assert.That(Staffed(ProductKind.Good, "100 EUR", Programme("20") with { Relations = [StaffRelation.Agent] }).Refused("P-1", "XYZ", "EUR", "5 WIDGET"), Is.EqualTo(new[] { "no-policy /lines/0/product" }));

    [Test]
    public void A_policy_that_names_employees_wins_over_the_programme()
    {
        var world = Staffed(ProductKind.Good, "100 EUR", Programme("20"), Given.Policy("STAFF-AT-LIST", "list-price", "XYZ", relationships: Relationship.Employee));
        var line = world.Decide("P-1", "XYZ", "EUR", "5 WIDGET").Lines[0];
        Assert.That((line.UnitPrice.ToString(), line.Pricing.Method, line.Benefit), Is.EqualTo(("100", "list-price", (StaffBenefit?)null)));
    }

    [TestCase(BenefitPresentation.Net, "XYZ: Dr 1230 400.00 P-1, Cr 4040 400.00 P-1")]
    [TestCase(BenefitPresentation.Benefit, "XYZ: Dr 1230 400.00 P-1, Dr 6100 100.00 P-1, Cr 4040 500.00 P-1")]
    public void The_seller_shows_the_price_paid_or_list_and_a_benefit__IAS_19_9(BenefitPresentation presentation, string journal)
        => Assert.That(Journal(Staffed(ProductKind.Good, "100 EUR", Programme("20") with { Presentation = presentation }).Decide("P-1", "XYZ", "EUR", "5 WIDGET")), Is.EqualTo(journal));

    [Test]
    public void Borne_by_the_employer_the_difference_is_a_pair_of_its_own_with_the_seller()
        => Assert.That(
            Journal(Staffed(ProductKind.Good, "100 EUR", Programme("20") with { BorneBy = BenefitBearer.Employer }).Decide("P-2", "XYZ", "EUR", "5 WIDGET")),
            Is.EqualTo("XYZ: Dr 1230 400.00 P-2, Dr 1220 100.00 ABC XYZ/2026/INV/1, Cr 4040 400.00 P-2, Cr 4040 100.00 ABC XYZ/2026/INV/1 | ABC: Dr 6100 100.00 XYZ XYZ/2026/INV/1, Cr 2120 100.00 XYZ XYZ/2026/INV/1"));

    [Test]
    public void Two_programmes_for_the_same_purchases_are_refused_when_recorded()
    {
        var world = Staffed(ProductKind.Good, "100 EUR", Programme("20"));
        Assert.That(World.Short(world.Refusals(Programme("30") with { Id = "OTHER" })), Is.EqualTo(new[] { "programme-overlap /facts/0" }));
        Assert.That(world.Refusals(Programme("30") with { Id = "OTHER", ProductKinds = [ProductKind.Service], }), Is.Not.Empty, "the first is for all kinds");
        Assert.That(world.Refusals(Programme("20") with { EffectiveTo = Given.Day("2026-12-31") }, Programme("30") with { Id = "OTHER", EffectiveFrom = Given.Day("2027-01-01") }), Is.Empty);
    }

    [TestCase("full-cost", "12")]
    [TestCase("variable-cost", "7.5")]
    public void A_department_buys_at_cost_in_the_management_ledger(string basis, string unitPrice)
    {
        var world = World.Of("JKL>XYZ 100").And(
            Given.Department("PAINT", "XYZ"), Given.Department("ASSEMBLY", "XYZ"), Given.Product("PAINTING", "PAINT", ProductKind.Service),
            Given.Price("PAINTING", PriceKind.FullCost, "12 EUR", "PAINT"), Given.Price("PAINTING", PriceKind.VariableCost, "7.50 EUR", "PAINT"),
            Given.Policy("INSIDE", $"department basis={basis}", "XYZ", relationships: Relationship.SameCompany));
        var order = world.Decide("ASSEMBLY", "PAINT", "EUR", "1 PAINTING");
        Assert.That(order.Lines[0].UnitPrice.ToString(), Is.EqualTo(unitPrice));
        Assert.That(order.Journal.Single().Ledger, Is.EqualTo(LedgerKind.Management));
        Assert.That(order.Journal.Single().Lines.Select(line => line.Account), Is.EqualTo(new[] { "9110", "9100" }));
    }

    [TestCase("department basis=full-cost", Relationship.CommonControl)]
    [TestCase("employee-discount programme=STAFF", Relationship.SameCompany)]
    public void A_method_for_some_relationships_is_refused_for_others(string method, Relationship relationship)
        => Assert.That(World.Short(Staffed(ProductKind.Good, "1 EUR", Programme("20")).Refusals(Given.Policy("X", method, "XYZ", relationships: relationship))), Is.EqualTo(new[] { "invalid-value /facts/0/relationships" }));

    private static World Staffed(ProductKind kind, string list, params Fact[] more)
        => World.Of("JKL>ABC 100, JKL>XYZ 100").And(
        [
            Given.Person("P-1"), Given.Person("P-2"), StaffTests.Tie("P-1", "XYZ"), StaffTests.Tie("P-2", "ABC"),
            Given.Product("WIDGET", "XYZ", kind), Given.Price("WIDGET", PriceKind.List, list, "XYZ"), .. more,
        ]);

    private static Programme Programme(string discount, string? limit = null, PriceFloor? floor = null)
        => new("STAFF", Given.Start, Percent.Parse(discount), LimitPercent: limit is null ? null : Percent.Parse(limit), Floor: floor);

    private static string Journal(Order order) => string.Join(" | ", order.Journal.Select(entry => $"{entry.Company}: {string.Join(", ", entry.Lines.Select(Short))}"));

    private static string Short(JournalLine line)
        => $"{(line.Debit.Minor > 0 ? $"Dr {line.Account} {line.Debit}" : $"Cr {line.Account} {line.Credit}")} {line.Counterparty}{(line.EliminationKey is { } key ? " " + key : "")}";
}
