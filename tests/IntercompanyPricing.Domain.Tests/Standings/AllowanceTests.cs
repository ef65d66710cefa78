using FsCheck.Fluent;
using IntercompanyPricing.Domain.MasterData;
using IntercompanyPricing.Domain.Money;
using IntercompanyPricing.Domain.Orders;
using IntercompanyPricing.Domain.Parties;
using IntercompanyPricing.Domain.Pricing;
using IntercompanyPricing.Domain.Standings;
using IntercompanyPricing.Domain.Tests.Classification;

namespace IntercompanyPricing.Domain.Tests.Standings;

/// <summary>What of a staff discount is free of tax: limits per country, and allowances that count over all orders of a year.</summary>
public sealed class AllowanceTests
{
    // 26 USC 132(c): customer price 1,500, paid 1,000. The gross profit of the year before the supply is the limit for goods.
    [TestCase("2026-03-01", "500.00", "0.00", TestName = "goods at 40 % gross profit in the year before: 500 qualified (26 USC 132(c)(1)(A), 26 CFR 1.132-3(c))")]
    [TestCase("2027-03-01", "300.00", "200.00", TestName = "goods at 20 % gross profit in the year before: 300 qualified, 200 taxable (26 USC 132(c)(1)(A), 26 CFR 1.132-3(c))")]
    public void The_gross_profit_of_the_year_before_limits_what_is_free_of_tax(string date, string qualified, string taxable)
    {
        var world = Staffed("1500 EUR", Discount("33.333333") with { GrossProfits = [new(2025, Percent.Parse("40")), new(2026, Percent.Parse("20"))] });
        Assert.That(Memo(new Posted(world).Post("P-1", "XYZ", "EUR", date, "1 WIDGET")), Is.EqualTo($"500.00 = {qualified} + {taxable}"));
    }

    [Test]
    public void Without_the_gross_profit_of_the_year_before_there_is_no_price()
        => Assert.That(Staffed("1500 EUR", Discount("30") with { GrossProfits = [new(2024, Percent.Parse("40"))] }).Refused("P-1", "XYZ", "EUR", "1 WIDGET"), Is.EqualTo(new[] { "no-cost /lines/0/product" }));

    [Test]
    public void End_price_4500_less_4_percent_and_3000_paid__1080_of_1320_is_free_and_the_next_purchase_is_not__EStG_8_3()
    {
        var posted = new Posted(Staffed("4500 EUR", German("33.333333")));
        var (first, second) = (posted.Post("P-1", "XYZ", "EUR", "2026-03-01", "1 WIDGET"), posted.Post("P-1", "XYZ", "EUR", "2026-12-31", "1 WIDGET"));
        var nextYear = posted.Post("P-1", "XYZ", "EUR", "2027-01-01", "1 WIDGET");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Memo(first), Is.EqualTo("1500.00 = 1260.00 + 240.00"), "180 that outsiders need not pay either, and the allowance");
            Assert.That(Memo(second), Is.EqualTo("1500.00 = 180.00 + 1320.00"));
            Assert.That(Memo(nextYear), Is.EqualTo(Memo(first)), "a calendar year begins anew");
            Assert.That(Standing(second), Is.EqualTo("STAFF P-1 2026: 1080.00 + 0.00"));
        }
    }

    [Test]
    public void Spouse_and_child_share_the_allowance_of_the_employee()
    {
        var world = Staffed("1000 EUR", German("50")).And(
            Given.Person("P-SPOUSE"), Given.Person("P-CHILD"), Family("P-SPOUSE", StaffRelation.Spouse), Family("P-CHILD", StaffRelation.DependentChild));
        var posted = new Posted(world);

        Assert.That(new[] { "P-SPOUSE", "P-1", "P-CHILD", "P-1" }.Select(buyer => Standing(posted.Post(buyer, "XYZ", "EUR", "2026-03-01", "1 WIDGET"))), Is.EqualTo(new[]
        {
            "STAFF P-1 2026: 0.00 + 460.00", "STAFF P-1 2026: 460.00 + 460.00", "STAFF P-1 2026: 920.00 + 160.00", "STAFF P-1 2026: 1080.00 + 0.00",
        }));
    }

    [Test]
    public void Each_programme_and_each_employee_has_an_allowance_of_its_own()
    {
        var world = Staffed("1000 EUR", German("50") with { ProductKinds = [ProductKind.Good] }, German("50") with { Id = "TALK", ProductKinds = [ProductKind.TelecomService] })
            .And(Given.Product("DSL", "XYZ", ProductKind.TelecomService), Given.Price("DSL", PriceKind.List, "1000 EUR", "XYZ"), StaffTests.Tie("P-2", "XYZ"));
        var posted = new Posted(world);
        posted.Post("P-1", "XYZ", "EUR", "2026-03-01", "3 WIDGET");

        Assert.That(Standing(posted.Post("P-1", "XYZ", "EUR", "2026-03-01", "1 DSL", "1 WIDGET")), Is.EqualTo("TALK P-1 2026: 0.00 + 460.00, STAFF P-1 2026: 1080.00 + 0.00"));
        Assert.That(Standing(posted.Post("P-2", "XYZ", "EUR", "2026-03-01", "1 WIDGET")), Is.EqualTo("STAFF P-2 2026: 0.00 + 460.00"));
    }

    [Test]
    public void The_lines_of_one_order_draw_one_after_the_other()
    {
        var order = new Posted(Staffed("1000 EUR", German("50"))).Post("P-1", "XYZ", "EUR", "2026-03-01", "2 WIDGET", "1 WIDGET");
        Assert.That(order.Lines.Select(line => $"{line.Benefit!.Allowance!.Used}, {line.Benefit.Taxable} taxable"), Is.EqualTo(new[] { "920.00, 0.00 taxable", "160.00, 300.00 taxable" }));
    }

    [Test]
    public void An_allowance_in_another_currency_is_drawn_on_at_the_orders_rate_and_refused_without_one()
    {
        var world = Staffed("1000 PLN", German("50"));
        Assert.That(world.Refused("P-1", "XYZ", "PLN", "1 WIDGET"), Is.EqualTo(new[] { "no-rate /currency" }));

        // 4,600 PLN of benefit are 1,104 EUR; 1,080 EUR are 4,500 PLN.
        var order = new Posted(world.And(Given.Rate("PLN/EUR 0.24"))).Post("P-1", "XYZ", "PLN", "2026-03-01", "10 WIDGET");
        Assert.That((Memo(order), Standing(order)), Is.EqualTo(("5000.00 = 4900.00 + 100.00", "STAFF P-1 2026: 0.00 + 1080.00")));
    }

    [TestCase("PL", true)]
    [TestCase("DE", false)]
    public void A_programme_is_for_employers_in_its_countries(string country, bool fits)
        => Assert.That(Staffed("1000 EUR", German("50") with { Countries = [country] }).Refused("P-1", "XYZ", "EUR", "1 WIDGET"), Is.EqualTo(fits ? [] : new[] { "no-policy /lines/0/product" }));

    [Test]
    public void A_reversal_gives_the_allowance_of_its_year_back()
    {
        var posted = new Posted(Staffed("1000 EUR", German("50")));
        var order = posted.Post("P-1", "XYZ", "EUR", "2026-12-31", "3 WIDGET");
        var (part, rest) = (posted.Reverse(order, "2027-01-10", (1, "1")), posted.Reverse(order, "2027-01-11"));

        Assert.That(posted.Orders.Select(Standing), Is.EqualTo(new[] { "STAFF P-1 2026: 0.00 + 1080.00", "STAFF P-1 2026: 1080.00 + -360.00", "STAFF P-1 2026: 720.00 + -720.00" }));
        Assert.That((Memo(order), Memo(part), Memo(rest)), Is.EqualTo(("1500.00 = 1200.00 + 300.00", "-500.00 = -400.00 + -100.00", "-1000.00 = -800.00 + -200.00")));
    }

    [Test]
    public void Whatever_is_bought_and_brought_back_the_allowance_is_never_overspent()
        => Property.Holds(Gen.Zip(Gen.Choose(1, 20), Gen.Choose(0, 255)).ListOf(), steps =>
        {
            var posted = new Posted(Staffed("77.77 EUR", German("33")));
            var orders = new List<Order>();
            foreach (var (quantity, act) in steps)
            {
                if (act % 3 > 0 || orders.Count == 0)
                {
                    orders.Add(posted.Post("P-1", "XYZ", "EUR", "2026-03-01", $"{quantity} WIDGET"));
                    continue;
                }

                posted.Reverse(orders[act % orders.Count], "2026-03-01");
                orders.RemoveAt(act % orders.Count);
            }

            var uses = posted.Orders.Select(order => order.Standing!.Single()).ToList();
            Assert.That(uses.Select(use => use.Before.Minor + use.Change.Minor), Is.All.InRange(0, 108000));
            Assert.That(uses.Sum(use => use.Change.Minor), Is.EqualTo(orders.Sum(order => order.Standing!.Single().Change.Minor)), "what was brought back leaves nothing");
            Assert.That(posted.Orders.Select(order => order.PayrollMemo!.Discount.Minor - order.PayrollMemo.Qualified.Minor - order.PayrollMemo.Taxable.Minor), Is.All.Zero);
        }, tests: 50);

    [Test]
    public void Decided_again_on_the_standing_that_it_keeps_an_order_is_the_same()
    {
        var world = Staffed("1000 EUR", German("50"));
        var posted = new Posted(world);
        posted.Post("P-1", "XYZ", "EUR", "2026-03-01", "1 WIDGET");
        var order = posted.Post("P-1", "XYZ", "EUR", "2026-03-01", "2 WIDGET");
        Outcome<Order> Again(Standing standing) => OrderDecision.Decide(World.Request("P-1", "XYZ", "EUR", "2 WIDGET"), world.Facts, standing: standing);

        var first = Canonical.Text(Again(Domain.Standings.Standing.Kept(order.Standing)));
        Assert.That(first, Is.EqualTo(Canonical.Text((Outcome<Order>)(order with { Id = null }))));
        Assert.That(first, Is.Not.EqualTo(Canonical.Text(Again(Domain.Standings.Standing.None))));
    }

    [Test]
    public void What_an_allowance_counts_in_never_changes()
    {
        var world = Staffed("1000 EUR", German("50"));
        Assert.That(World.Short(world.Refusals(German("50") with { Allowance = new(UnitPrice.Parse("4000"), "PLN") })), Is.EqualTo(new[] { "unchangeable /facts/0/allowance/currency" }));
        Assert.That(world.Refusals(German("50") with { Allowance = new(UnitPrice.Parse("1200"), "EUR") }), Is.Empty);
    }

    private static World Staffed(string list, params Fact[] more) => World.Of("JKL>ABC 100, JKL>XYZ 100").And(
        [Given.Person("P-1"), Given.Person("P-2"), StaffTests.Tie("P-1", "XYZ"), Given.Product("WIDGET", "XYZ"), Given.Price("WIDGET", PriceKind.List, list, "XYZ"), .. more]);

    private static StaffTie Family(string person, StaffRelation relation) => new(person, "XYZ", relation, Given.Start, Through: "P-1");

    private static Programme Discount(string percent) => new("STAFF", Given.Start, Percent.Parse(percent));

    private static Programme German(string percent) => Discount(percent) with { ListMarkdownPercent = Percent.Parse("4"), Allowance = new(UnitPrice.Parse("1080"), "EUR") };

    private static string Memo(Order order) => $"{order.PayrollMemo!.Discount} = {order.PayrollMemo.Qualified} + {order.PayrollMemo.Taxable}";

    private static string Standing(Order order) => string.Join(", ", order.Standing!.Select(use => $"{use.Programme} {use.Holder} {use.Period}: {use.Before} + {use.Change}"));
}
