using IntercompanyPricing.Domain.Classification;
using IntercompanyPricing.Domain.Ledger;
using IntercompanyPricing.Domain.Money;
using IntercompanyPricing.Domain.Orders;
using IntercompanyPricing.Domain.Parties;
using IntercompanyPricing.Domain.Pricing;

namespace IntercompanyPricing.Domain.Tests.Orders;

/// <summary>Debit and credit notes: XYZ (EUR) sold to ABC (EUR) in the group or to OUT (USD) outside, and the price was wrong.</summary>
public sealed class OrderAdjustmentTests
{
    private static readonly DateOnly _day = new(2026, 4, 2);

    private static World Group() => World.Of("JKL>ABC 100, JKL>XYZ 60").And(
        Given.Company("OUT", "USD"), Given.Product("WIDGET", "XYZ"), Given.Product("ADVICE", "XYZ", ProductKind.Service),
        Given.Price("WIDGET", PriceKind.FullCost, "80 EUR", "XYZ"), Given.Price("WIDGET", PriceKind.List, "100 EUR", "XYZ"), Given.Price("ADVICE", PriceKind.List, "33.333 EUR", "XYZ"),
        Given.Rate("EUR/PLN 4.3", "2026-02-01"), Given.Rate("EUR/USD 1.1", "2026-02-01"),
        Given.Policy("XYZ-GOODS", "cost-plus costBase=full-cost markupPercent=10", "XYZ"));

    [Test]
    public void A_credit_note_lowers_what_is_owed_against_the_accounts_of_adjustments_on_both_sides()
    {
        var world = Group();
        var order = Posted(world.Decide("ABC", "XYZ", "EUR", "5 WIDGET"));
        var adjustment = Adjust(world, order, [], "1 86");

        using (Assert.EnterMultipleScope())
        {
            Assert.That((adjustment.Kind, adjustment.Adjusts, adjustment.Reverses, adjustment.SellerDocument, adjustment.Date, adjustment.Total.ToString()), Is.EqualTo((OrderKind.Adjustment, order.Id, (Guid?)null, "INV/1/A1", _day, "-10.00")));
            Assert.That(LinesOf(adjustment), Is.EqualTo(new[] { "0 at -2: -10.00" }));
            Assert.That(StepsOf(adjustment), Is.EqualTo("quantity 5, amount so far 440.00, unit price so far 88, amount 430.00, unit price 86"));
            Assert.That(JournalOf(adjustment), Is.EqualTo(new[] { "XYZ Dr 4080 10.00", "XYZ Cr 1220 10.00", "ABC Dr 2120 10.00", "ABC Cr 5080 10.00" }));
            Assert.That(adjustment.Journal.SelectMany(entry => entry.Lines).Select(line => line.EliminationKey).Distinct(), Is.EqualTo(new[] { "XYZ/2026/INV/1" }), "both are eliminated together");
            Assert.That(adjustment.Decision, Is.SameAs(order.Decision));
        }
    }

    [Test]
    public void A_debit_note_to_an_outsider_is_revenue_as_ever()
    {
        var world = Group();
        var order = Posted(world.Decide("OUT", "XYZ", "EUR", "3 WIDGET @ 10", "1 ADVICE @ 7"));
        var adjustment = Adjust(world, order, [], "1 +12.50", "2 +1");

        Assert.That(JournalOf(adjustment), Is.EqualTo(new[] { "XYZ Dr 1200 13.50", "XYZ Cr 4000 13.50", "OUT Dr 1400 12.50", "OUT Dr 5000 1.00", "OUT Cr 2100 13.50" }));
        Assert.That(LinesOf(adjustment), Is.EqualTo(new[] { "0 at 4.166667: 12.50", "0 at 1: 1.00" }));
    }

    [Test]
    public void Order_and_adjustment_stand_in_the_books_as_the_order_would_at_the_right_price_at_the_rates_of_then()
    {
        var world = Group();
        var wrong = Posted(world.Decide("OUT", "XYZ", "PLN", "3 WIDGET @ 10.01"));
        var right = world.Decide("OUT", "XYZ", "PLN", "3 WIDGET @ 14.31");
        world.And(Given.Rate("EUR/PLN 9", "2026-02-02"), Given.Rate("EUR/USD 9", "2026-02-02"), Given.Stake("JKL>OUT 100"), new Account("1299", "Other receivables", AccountType.Asset), new AccountAssignment(PostingKey.Receivable, "1299"));

        var adjustment = Adjust(world, wrong, [], "1 14.31");

        Assert.That(adjustment.Journal.Select(entry => (entry.Exchange!.Rate, entry.Exchange.Date)), Is.EqualTo(wrong.Journal.Select(entry => (entry.Exchange!.Rate, entry.Exchange.Date))));
        Assert.That(Sums([wrong, adjustment]), Is.EqualTo(Sums([right])));
        Assert.That(adjustment.KnownAt, Is.EqualTo(world.Log.Version));
    }

    [Test]
    public void Several_adjustments_each_count_from_what_the_line_costs_then()
    {
        var world = Group();
        var order = Posted(world.Decide("OUT", "XYZ", "EUR", "3 WIDGET @ 0.335"));
        var back = Reverse(world, order, [], 1);
        var first = Adjust(world, order, [back], "1 0.5");
        var second = Adjust(world, order, [back, first], "1 -0.25");
        var away = Reverse(world, second, [back, first, second]);
        var third = Adjust(world, order, [back, first, second, away], "1 0.25");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(new[] { back, first, second, away, third }.Select(part => part.Total.ToString()), Is.EqualTo(new[] { "-0.33", "0.33", "-0.25", "0.25", "-0.50" }), "2 of 3 are left, which cost 0.67, 1.00, 0.75, 1.00, 0.50");
            Assert.That(new[] { first, second, third }.Select(part => part.SellerDocument), Is.EqualTo(new[] { "INV/1/A1", "INV/1/A2", "INV/1/A3" }));
            Assert.That((away.Kind, away.SellerDocument, away.Reversal!.IsLast), Is.EqualTo((OrderKind.Reversal, "INV/1/A2/R1", true)));
            Assert.That(LinesOf(away), Is.EqualTo(new[] { "0 at -0.125: 0.25" }));
            Assert.That(Sums([second, away]).Values, Is.All.EqualTo((0L, 0L)));
        }
    }

    [Test]
    public void What_was_adjusted_is_taken_back_after_its_adjustments_only()
    {
        var world = Group();
        var order = Posted(world.Decide("ABC", "XYZ", "EUR", "5 WIDGET"));
        var adjustment = Adjust(world, order, [], "1 86");
        var refusal = OrderReversal.Decide(new(_day, "back"), order, [adjustment], world.Facts).Refusals.Single();
        var away = Reverse(world, adjustment, [adjustment]);
        var reversal = Reverse(world, order, [adjustment, away]);

        Assert.That((refusal.Code, refusal.Order), Is.EqualTo((RefusalCodes.OrderAdjusted, adjustment.Id)));
        Assert.That(Sums([order, adjustment, away, reversal]).Values, Is.All.EqualTo((0L, 0L)));
        Assert.That(World.Short(OrderReversal.Decide(new(_day, "again"), adjustment, [adjustment, away], world.Facts).Refusals), Is.EqualTo(new[] { "already-reversed " }));
        Assert.That(World.Short(OrderReversal.Decide(new(_day, "part", [new(1, Quantity.Parse("1"))]), Adjust(world, order, [], "1 86"), [], world.Facts).Refusals), Is.EqualTo(new[] { "over-reversal /lines/0/quantity" }), "a note is taken back whole");
    }

    [Test]
    public void Departments_adjust_in_the_management_ledger()
    {
        var world = Group().And(
            Given.Department("PAINT", "XYZ"), Given.Department("ASSEMBLY", "XYZ"), Given.Product("PAINTING", "PAINT", ProductKind.Service), Given.Price("PAINTING", PriceKind.List, "4 EUR", "PAINT"),
            Given.Policy("PAINT", "list-price", "PAINT") with { Relationships = [Relationship.SameCompany] });
        var order = Posted(world.Decide("ASSEMBLY", "PAINT", "EUR", "10 PAINTING"));

        Assert.That(JournalOf(Adjust(world, order, [], "1 5")), Is.EqualTo(new[] { "XYZ Dr 9110 10.00", "XYZ Cr 9100 10.00" }));
    }

    [TestCase("2026-02-28", "1 86", "correction-before-order /date")]
    [TestCase("2026-03-01", "1 88", "no-difference /lines/0/unitPrice")]
    [TestCase("2026-03-01", "1 +0", "no-difference /lines/0/amount")]
    [TestCase("2026-03-01", "1 87.9999", "no-difference /lines/0/unitPrice")]
    [TestCase("2026-03-01", "1 -440.01", "negative-price /lines/0/amount")]
    [TestCase("2026-03-01", "1 +0.001", "invalid-value /lines/0/amount")]
    [TestCase("2026-03-01", "3 86", "unknown-line /lines/0/number")]
    [TestCase("2026-03-01", "1 86, 1 87", "invalid-value /lines/1/number")]
    [TestCase("2026-03-01", "1 999999999999", "")]
    [TestCase("2026-02-28", "3 1, 1 88", "correction-before-order /date|unknown-line /lines/0/number|no-difference /lines/1/unitPrice")]
    public void What_cannot_be_adjusted_is_refused_by_its_place(string date, string lines, string refused)
    {
        var world = Group();
        var order = Posted(world.Decide("ABC", "XYZ", "EUR", "5 WIDGET"));

        Assert.That(string.Join('|', World.Short(OrderAdjustment.Decide(new(DateOnly.Parse(date, null), "wrong", [.. lines.Split(", ").Select(Line)]), order, [], world.Facts).Refusals)), Is.EqualTo(refused));
    }

    [Test]
    public void Only_supplies_are_adjusted_and_only_what_is_left_of_them()
    {
        var world = Group().And(Given.Person("P-1"), new StaffTie("P-1", "XYZ", StaffRelation.Employee, Given.Start), new Programme("STAFF", Percent.Parse("33"), Given.Start));
        var staff = Posted(world.Decide("P-1", "XYZ", "EUR", "3 WIDGET"));
        var order = Posted(world.Decide("ABC", "XYZ", "EUR", "5 WIDGET", "2 WIDGET"));
        var back = Reverse(world, order, [], 2, 2);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Refused(world, staff), Is.EqualTo(new[] { "not-adjustable " }));
            Assert.That(Refused(world, back), Is.EqualTo(new[] { "not-adjustable " }));
            Assert.That(Refused(world, Adjust(world, order, [], "1 86")), Is.EqualTo(new[] { "not-adjustable " }));
            Assert.That(World.Short(OrderAdjustment.Decide(new(_day, "wrong", [Line("2 1")]), order, [back], world.Facts).Refusals), Is.EqualTo(new[] { "already-reversed /lines/0/number" }));
            Assert.That(World.Short(OrderAdjustment.Decide(new(_day, "wrong", [Line("1 1")]), order, [back, Reverse(world, order, [back])], world.Facts).Refusals), Is.EqualTo(new[] { "already-reversed " }));
        }
    }

    [Test]
    public void Nothing_is_adjusted_in_a_closed_period_of_either_side()
    {
        var world = Group();
        var order = Posted(world.Decide("ABC", "XYZ", "EUR", "5 WIDGET"));
        world.And(new Period("ABC", "2026-04", PeriodState.Closed));

        Assert.That(Refused(world, order), Is.EqualTo(new[] { "period-closed /date" }));
    }

    [Test]
    public void Supplies_of_a_year_are_adjusted_in_a_sum_with_the_class_they_had()
    {
        var world = Group().And(Given.Stake("JKL>ABC 0", "2026-01-01"));
        var supplies = new AdjustedSupplies("policy XYZ-GOODS", new(2025, 1, 1), new(2025, 12, 31));
        Amount Euro(long minor) => new(minor, Currency.Of("EUR"));
        SuppliesAdjustmentRequest Of(params (string Product, long Minor)[] lines)
            => new("ABC", "XYZ", new(2026, 3, 1), Currency.Of("EUR"), [.. lines.Select(line => new ProductAdjustment(line.Product, Euro(line.Minor), [new PriceStep("to the median", "1")]))], "Year-end adjustment", supplies, "YE/2025");
        var order = SuppliesAdjustment.Decide(Of(("WIDGET", -1000), ("ADVICE", 250)), world.Facts).Value!;

        using (Assert.EnterMultipleScope())
        {
            Assert.That((order.Kind, order.Adjusts, order.Adjustment, order.Total.ToString(), order.Decision.Relationship), Is.EqualTo((OrderKind.Adjustment, (Guid?)null, new Adjustment("Year-end adjustment", Supplies: supplies), "-7.50", Relationship.CommonControl)));
            Assert.That(JournalOf(order), Is.EquivalentTo(new[] { "XYZ Dr 1220 2.50", "XYZ Dr 4080 10.00", "XYZ Cr 4080 2.50", "XYZ Cr 1220 10.00", "ABC Dr 5080 2.50", "ABC Dr 2120 10.00", "ABC Cr 2120 2.50", "ABC Cr 5080 10.00" }));
            Assert.That(Sums([order]).Values.Sum(sum => sum.Own), Is.Zero);
            Assert.That(Sums([order, Reverse(world, Posted(order), [])]).Values, Is.All.EqualTo((0L, 0L)));
            Assert.That(World.Short(SuppliesAdjustment.Decide(Of(("NOTHING", 5), ("WIDGET", 0)), world.Facts).Refusals), Is.EqualTo(new[] { "unknown-product /lines/0/product", "no-difference /lines/1/amount" }));
        }
    }

    private static Order Posted(Order order) => order with { Id = Guid.NewGuid() };

    // "1 86" is a new price of line 1, "1 +2" or "1 -2" a difference of its amount.
    private static AdjustmentLine Line(string text)
    {
        var (number, change) = (int.Parse(text.Split(' ')[0], null), text.Split(' ')[1]);
        return change[0] is '+' or '-' ? new AdjustmentLine(number, Amount: UnitPrice.Parse(change.TrimStart('+'))) : new AdjustmentLine(number, UnitPrice.Parse(change));
    }

    private static Order Adjust(World world, Order order, IReadOnlyList<Order> earlier, params string[] lines)
    {
        var outcome = OrderAdjustment.Decide(new(_day, "wrong price", [.. lines.Select(Line)]), order, earlier, world.Facts);
        Assert.That(outcome.Refusals, Is.Empty);
        return Posted(outcome.Value!);
    }

    private static Order Reverse(World world, Order order, IReadOnlyList<Order> earlier, int? line = null, int quantity = 1)
    {
        var outcome = OrderReversal.Decide(new(_day, "returned", line is { } number ? [new(number, Quantity.Parse($"{quantity}"))] : null), order, earlier, world.Facts);
        Assert.That(outcome.Refusals, Is.Empty);
        return Posted(outcome.Value!);
    }

    private static IEnumerable<string> Refused(World world, Order order) => World.Short(OrderAdjustment.Decide(new(_day, "wrong", [Line("1 1")]), order, [], world.Facts).Refusals);

    private static IEnumerable<string> LinesOf(Order order) => order.Lines.Select(line => $"{line.Quantity} at {line.UnitPrice}: {line.Amount}");

    private static string StepsOf(Order order) => string.Join(", ", order.Lines[0].Pricing.Steps.Select(step => $"{step.Label} {step.Value}"));

    private static IEnumerable<string> JournalOf(Order order) => order.Journal.SelectMany(
        entry => entry.Lines, (entry, line) => line.Debit.Minor > 0 ? $"{entry.Company} Dr {line.Account} {line.Debit}" : $"{entry.Company} Cr {line.Account} {line.Credit}");

    /// <summary>Debit less credit by books and account, in both currencies.</summary>
    private static Dictionary<string, (long Own, long Functional)> Sums(IEnumerable<Order> orders) => orders.SelectMany(order => order.Journal)
        .SelectMany(entry => entry.Lines, (entry, line) => (Account: $"{entry.Company} {line.Account}", line))
        .GroupBy(line => line.Account)
        .ToDictionary(account => account.Key, account => (account.Sum(line => line.line.Debit.Minor - line.line.Credit.Minor), account.Sum(line => line.line.FunctionalDebit.Minor - line.line.FunctionalCredit.Minor)));
}
