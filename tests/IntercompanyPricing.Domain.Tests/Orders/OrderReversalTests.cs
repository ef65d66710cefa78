using FsCheck.Fluent;
using IntercompanyPricing.Domain.Ledger;
using IntercompanyPricing.Domain.MasterData;
using IntercompanyPricing.Domain.Money;
using IntercompanyPricing.Domain.Orders;
using IntercompanyPricing.Domain.Parties;
using IntercompanyPricing.Domain.Pricing;

namespace IntercompanyPricing.Domain.Tests.Orders;

/// <summary>Taking an order back: XYZ (EUR) sold to ABC (EUR) or OUT (USD), goods and services to accounts of their own.</summary>
public sealed class OrderReversalTests
{
    private static readonly DateOnly _day = new(2026, 4, 2);

    private static World Group() => World.Of("JKL>ABC 100, JKL>XYZ 60").And(
        Given.Company("OUT", "USD"), Given.Product("WIDGET", "XYZ"), Given.Product("ADVICE", "XYZ", ProductKind.Service),
        Given.Price("WIDGET", PriceKind.FullCost, "80 EUR", "XYZ"), Given.Price("WIDGET", PriceKind.List, "100 EUR", "XYZ"), Given.Price("ADVICE", PriceKind.List, "33.333 EUR", "XYZ"),
        Given.Rate("EUR/PLN 4.3", "2026-02-01"), Given.Rate("EUR/USD 1.1", "2026-02-01"),
        Given.Policy("XYZ-GOODS", "cost-plus costBase=full-cost markupPercent=10", "XYZ"));

    [Test]
    public void A_whole_reversal_swaps_debit_and_credit_and_keeps_all_else()
    {
        var world = Group();
        var order = Posted(world.Decide("ABC", "XYZ", "EUR", "5 WIDGET"));
        var reversal = Reverse(world, order);

        using (Assert.EnterMultipleScope())
        {
            Assert.That((reversal.Reverses, reversal.Reversal, reversal.Date, reversal.PostingDate), Is.EqualTo((order.Id, new Reversal(1, "returned", true), _day, _day)));
            Assert.That(LinesOf(reversal), Is.EqualTo(new[] { "-5 at 88: -440.00" }));
            Assert.That(reversal.Total.ToString(), Is.EqualTo("-440.00"));
            Assert.That(JournalOf(reversal), Is.EqualTo(new[] { "XYZ Dr 4020 440.00", "XYZ Cr 1220 440.00", "ABC Dr 2120 440.00", "ABC Cr 1400 440.00" }));
            Assert.That(reversal.Journal.SelectMany(entry => entry.Lines).Select(line => (line.EliminationKey, line.AssignmentVersion)).Distinct(),
                Is.EqualTo(order.Journal.SelectMany(entry => entry.Lines).Select(line => (line.EliminationKey, line.AssignmentVersion)).Distinct()));
            Assert.That((reversal.Decision, reversal.PriceDate, reversal.RateDate), Is.EqualTo((order.Decision, order.PriceDate, order.RateDate)));
            Assert.That((reversal.SellerDocument, reversal.BuyerDocument, reversal.DocumentYear), Is.EqualTo(("INV/1/R1", (string?)null, 2026)));
        }
    }

    [Test]
    public void What_was_recorded_after_the_order_changes_nothing_of_its_reversal()
    {
        var world = Group();
        var order = Posted(world.Decide("OUT", "XYZ", "PLN", "3 WIDGET @ 10.01"));
        world.And(Given.Rate("EUR/PLN 9", "2026-02-02"), Given.Rate("EUR/USD 9", "2026-02-02"), new Account("4999", "Other revenue", AccountType.Revenue), new AccountAssignment(PostingKey.Revenue, "4999"), Given.Stake("JKL>OUT 100"));

        var parts = new[] { Reverse(world, order, [], (1, "1")) };
        var rest = Reverse(world, order, parts);

        Assert.That(Sums([order, .. parts, rest]).Values, Is.All.EqualTo((0L, 0L)));
        Assert.That(rest.Journal[0].Exchange, Is.EqualTo(order.Journal[0].Exchange));
        Assert.That(rest.KnownAt, Is.EqualTo(world.Log.Version), "the version whose periods were looked at");
    }

    [Test]
    public void Parts_are_reversed_by_line_and_quantity_and_the_last_bears_what_rounding_left()
    {
        var world = Group();
        var order = Posted(world.Decide("OUT", "XYZ", "EUR", "3 WIDGET @ 0.335", "1 ADVICE @ 7"));
        var first = Reverse(world, order, [], (1, "1"));
        var second = Reverse(world, order, [first], (1, "1"), (2, "1"));
        var third = Reverse(world, order, [first, second]);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(LinesOf(order), Is.EqualTo(new[] { "3 at 0.335: 1.00", "1 at 7: 7.00" }));
            Assert.That(new[] { first, second, third }.SelectMany(LinesOf), Is.EqualTo(new[] { "-1 at 0.335: -0.33", "-1 at 0.335: -0.34", "-1 at 7: -7.00", "-1 at 0.335: -0.33" }));
            Assert.That(JournalOf(first), Does.Contain("XYZ Dr 4000 0.33").And.None.Contains("0.00"));
            Assert.That(JournalOf(second).Where(line => line.StartsWith("OUT", StringComparison.Ordinal)), Is.EqualTo(new[] { "OUT Dr 2100 7.34", "OUT Cr 1400 0.34", "OUT Cr 5000 7.00" }));
            Assert.That(new[] { first, second, third }.Select(reversal => (reversal.Reversal!.Part, reversal.Reversal.IsLast, reversal.SellerDocument)), Is.EqualTo(new[] { (1, false, "INV/1/R1"), (2, false, "INV/1/R2"), (3, true, "INV/1/R3") }));
            Assert.That(Sums([order, first, second, third]).Values, Is.All.EqualTo((0L, 0L)));
        }
    }

    [Test]
    public void However_it_is_split_all_parts_add_up_to_the_order_account_by_account_and_each_entry_balances()
    {
        var world = Group();
        var cases = from buyer in Gen.Elements("ABC", "OUT")
                    from currency in Gen.Elements("EUR", "PLN", "USD")
                    from quantities in Gen.Choose(1, 3_000_000).ArrayOf(3)
                    from cuts in Gen.Choose(1, 1_500_000).ArrayOf(6)
                    select (buyer, currency, quantities, cuts);
        Property.Holds(cases, sample =>
        {
            var order = Posted(world.Decide(World.Request(sample.buyer, "XYZ", sample.currency) with
            {
                Lines = [.. sample.quantities.Select((quantity, i) => new OrderRequestLine(sample.buyer == "OUT" && i == 1 ? "ADVICE" : "WIDGET", new Quantity(quantity), "EA"))],
            }).Value!);
            var reversals = new List<Order>();
            for (var i = 0; i < sample.cuts.Length; i++)
            {
                var line = order.Lines[i % 3];
                var left = line.Quantity.Scaled + reversals.SelectMany(reversal => reversal.Lines).Where(part => part.Number == line.Number).Sum(part => part.Quantity.Scaled);
                if (sample.cuts[i] < left)
                    reversals.Add(Reverse(world, order, reversals, (line.Number, new Quantity(sample.cuts[i]).ToString())));
            }

            reversals.Add(Reverse(world, order, reversals));
            Assert.That(Sums([order, .. reversals]).Values, Is.All.EqualTo((0L, 0L)));
            foreach (var entry in reversals.SelectMany(reversal => reversal.Journal))
            {
                Assert.That((entry.Lines.Sum(line => line.Debit.Minor - line.Credit.Minor), entry.Lines.Sum(line => line.FunctionalDebit.Minor - line.FunctionalCredit.Minor)), Is.EqualTo((0L, 0L)));
                Assert.That(entry.Lines.Select(line => (line.Debit.Minor == 0 && line.FunctionalDebit.Minor == 0) || (line.Credit.Minor == 0 && line.FunctionalCredit.Minor == 0)), Is.All.True, "each line is on one side");
            }

            Assert.That(order.Total.Minor + reversals.Sum(reversal => reversal.Total.Minor), Is.Zero);
            Assert.That(reversals.SelectMany(reversal => reversal.Lines).Select(line => line.Amount.Minor), Is.All.LessThanOrEqualTo(0));
        }, tests: 150);
    }

    [Test]
    public void A_staff_discount_is_taken_back_with_its_taxable_part()
    {
        var world = Group().And(
            Given.Person("P-1"), new StaffTie("P-1", "XYZ", StaffRelation.Employee, Given.Start),
            new Programme("STAFF", Given.Start, Percent.Parse("33"), LimitPercent: Percent.Parse("20"), Presentation: BenefitPresentation.Benefit));
        var order = Posted(world.Decide("P-1", "XYZ", "EUR", "3 ADVICE"));
        var first = Reverse(world, order, [], (1, "1"));
        var rest = Reverse(world, order, [first]);

        using (Assert.EnterMultipleScope())
        {
            Assert.That((order.PayrollMemo!.Discount.ToString(), order.PayrollMemo.Qualified.ToString(), order.PayrollMemo.Taxable.ToString()), Is.EqualTo(("33.00", "20.00", "13.00")));
            Assert.That((first.PayrollMemo!.Discount.ToString(), first.PayrollMemo.Qualified.ToString(), first.PayrollMemo.Taxable.ToString()), Is.EqualTo(("-11.00", "-6.67", "-4.33")));
            Assert.That((rest.PayrollMemo!.Discount.ToString(), rest.PayrollMemo.Qualified.ToString(), rest.PayrollMemo.Taxable.ToString()), Is.EqualTo(("-22.00", "-13.33", "-8.67")));
            Assert.That(Sums([order, first, rest]).Values, Is.All.EqualTo((0L, 0L)));
        }
    }

    [Test]
    public void A_number_without_room_for_more_gives_way_to_the_orders_id()
    {
        var world = Group();
        var order = Posted(world.Decide(World.Request("ABC", "XYZ", "EUR", "1 WIDGET") with { SellerDocument = new string('9', 62), BuyerDocument = new string('8', 61) }).Value!);
        var reversal = Reverse(world, order);

        Assert.That((reversal.SellerDocument, reversal.BuyerDocument), Is.EqualTo(($"{order.Id:N}/R1", new string('8', 61) + "/R1")));
    }

    [TestCase("2026-02-28", "", "reversal-before-order /date")]
    [TestCase("2026-03-01", "", "")]
    [TestCase("2026-03-01", "3 1", "unknown-line /lines/0/number")]
    [TestCase("2026-03-01", "1 5, 2 2.000001", "over-reversal /lines/1/quantity")]
    [TestCase("2026-03-01", "1 1, 1 1", "invalid-value /lines/1/number")]
    [TestCase("2026-02-28", "3 1, 2 9", "reversal-before-order /date|unknown-line /lines/0/number|over-reversal /lines/1/quantity")]
    public void What_cannot_be_reversed_is_refused_by_its_place(string date, string lines, string refused)
    {
        var world = Group();
        var order = Posted(world.Decide("ABC", "XYZ", "EUR", "5 WIDGET", "2 WIDGET"));
        var request = new ReversalRequest(DateOnly.Parse(date, null), "returned", lines.Length == 0 ? null : [.. lines.Split(", ").Select(line => new ReversalLine(int.Parse(line.Split(' ')[0], null), Quantity.Parse(line.Split(' ')[1])))]);

        Assert.That(string.Join('|', World.Short(OrderReversal.Decide(request, order, [], world.Facts).Refusals)), Is.EqualTo(refused));
    }

    [Test]
    public void It_is_not_reversed_before_it_is_in_the_books()
    {
        var world = Group();
        var order = Posted(world.Decide(World.Request("ABC", "XYZ", "EUR", "1 WIDGET") with { PostingDate = _day.AddDays(1) }).Value!);

        Assert.That(World.Short(OrderReversal.Decide(new(_day, "returned"), order, [], world.Facts).Refusals), Is.EqualTo(new[] { "reversal-before-order /date" }));
    }

    [Test]
    public void Nothing_is_reversed_twice_and_no_reversal_is_reversed()
    {
        var world = Group();
        var order = Posted(world.Decide("ABC", "XYZ", "EUR", "5 WIDGET"));
        var part = Reverse(world, order, [], (1, "2"));
        var rest = Reverse(world, order, [part]);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(LinesOf(rest), Is.EqualTo(new[] { "-3 at 88: -264.00" }), "the whole is what is left");
            Assert.That(World.Short(OrderReversal.Decide(new(_day, "again", [new(1, Quantity.Parse("3.5"))]), order, [part], world.Facts).Refusals), Is.EqualTo(new[] { "over-reversal /lines/0/quantity" }));
            Assert.That(World.Short(OrderReversal.Decide(new(_day, "again"), order, [part, rest], world.Facts).Refusals), Is.EqualTo(new[] { "already-reversed " }));
            Assert.That(World.Short(OrderReversal.Decide(new(_day, "back"), rest, [], world.Facts).Refusals), Is.EqualTo(new[] { "reversal-of-reversal " }));
        }
    }

    private static Order Posted(Order order) => order with { Id = Guid.NewGuid() };

    private static Order Reverse(World world, Order order) => Reverse(world, order, []);

    private static Order Reverse(World world, Order order, IReadOnlyList<Order> earlier, params (int Number, string Quantity)[] lines)
    {
        var request = new ReversalRequest(_day, "returned", lines.Length == 0 ? null : [.. lines.Select(line => new ReversalLine(line.Number, Quantity.Parse(line.Quantity)))]);
        var outcome = OrderReversal.Decide(request, order, earlier, world.Facts);
        Assert.That(outcome.Refusals, Is.Empty);
        return Posted(outcome.Value!);
    }

    private static IEnumerable<string> LinesOf(Order order) => order.Lines.Select(line => $"{line.Quantity} at {line.UnitPrice}: {line.Amount}");

    private static IEnumerable<string> JournalOf(Order order) => order.Journal.SelectMany(
        entry => entry.Lines, (entry, line) => line.Debit.Minor > 0 ? $"{entry.Company} Dr {line.Account} {line.Debit}" : $"{entry.Company} Cr {line.Account} {line.Credit}");

    /// <summary>Debit less credit by books and account, in both currencies.</summary>
    private static Dictionary<string, (long Own, long Functional)> Sums(IEnumerable<Order> orders) => orders.SelectMany(order => order.Journal)
        .SelectMany(entry => entry.Lines, (entry, line) => (Account: $"{entry.Company} {line.Account}", line))
        .GroupBy(line => line.Account)
        .ToDictionary(account => account.Key, account => (account.Sum(line => line.line.Debit.Minor - line.line.Credit.Minor), account.Sum(line => line.line.FunctionalDebit.Minor - line.line.FunctionalCredit.Minor)));
}
