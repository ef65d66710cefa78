using FsCheck.Fluent;
using IntercompanyPricing.Domain.Classification;
using IntercompanyPricing.Domain.Consolidation;
using IntercompanyPricing.Domain.Ledger;
using IntercompanyPricing.Domain.MasterData;
using IntercompanyPricing.Domain.Money;
using IntercompanyPricing.Domain.Orders;
using IntercompanyPricing.Domain.Pricing;

namespace IntercompanyPricing.Domain.Tests.Consolidation;

/// <summary>What a parent eliminates at the end of 2026 of what its companies sold to each other.</summary>
public sealed class EliminationTests
{
    private static readonly DateOnly _newYear = new(2026, 1, 1);
    private static readonly DateOnly _yearEnd = new(2026, 12, 31);

    private readonly List<Order> _orders = [];

    [SetUp]
    public void Begin() => _orders.Clear();

    [Test]
    public void A_sells_to_its_75_percent_subsidiary_for_200_what_cost_100_all_unsold__IFRS_10_B86_c_in_full()
    {
        var world = Trading("A>B 75", seller: "A", cost: "100", markup: "100").And(Held("B", "1"));
        Sell(world, "B", "A", "1 WIDGET");

        var report = Report(world, "A");
        Assert.That(Short(report.Entries[0]), Is.EqualTo("Dr 4020 200.00, Cr 1490 100.00, Cr 5090 100.00"), "revenue 200, cost of sales 100, inventory 100");
        Assert.That(Short(report.Entries[1]), Is.EqualTo("Dr 2120 200.00, Cr 1220 200.00"));
        var stock = report.Stock.Single();
        Assert.That((stock.Direction, stock.Profit.ToString(), stock.MinorityShare?.ToString()), Is.EqualTo(((Direction?)Direction.Downstream, "100.00", "0.00")), "the parent's own profit: no minority has a share in it");
    }

    [Test]
    public void Of_an_upstream_profit_the_minoritys_share_is_stated_and_all_is_eliminated__IFRS_10_B94()
    {
        var world = Trading("A>B 75", seller: "B", cost: "100", markup: "100").And(Held("A", "1"));
        Sell(world, "A", "B", "1 WIDGET");

        var stock = Report(world, "A").Stock.Single();
        Assert.That((stock.Direction, stock.Profit.ToString(), stock.MinorityPercent?.ToString(), stock.MinorityShare?.ToString()), Is.EqualTo(((Direction?)Direction.Upstream, "100.00", "25", "25.00")));
        Assert.That(Short(Report(world, "A").Entries[0]), Is.EqualTo("Dr 4020 200.00, Cr 1490 100.00, Cr 5090 100.00"));
    }

    [Test]
    public void Unrealised_profit_in_12_000_of_unsold_stock_at_a_mark_up_of_20_percent_on_cost_is_2_000()
    {
        var world = Trading("JKL>ABC 100, JKL>XYZ 100", seller: "XYZ", cost: "10", markup: "20").And(Held("ABC", "1000"));
        Sell(world, "ABC", "XYZ", "1500 WIDGET");

        var stock = Report(world, "JKL").Stock.Single();
        Assert.That((stock.Price.ToString(), stock.Cost.ToString(), stock.Profit.ToString()), Is.EqualTo(("12000.00", "10000.00", "2000.00")));
        Assert.That((stock.MarkupPercent?.ToString(), stock.MarginPercent?.ToString()), Is.EqualTo(("20", "16.666667")), "mark-up on cost and margin on price are two numbers");
        Assert.That((stock.Direction, stock.LowestCommonParent), Is.EqualTo(((Direction?)null, "JKL")));
    }

    [Test]
    public void What_was_sold_on_leaves_no_profit_in_stock_and_services_never_had_any()
    {
        var world = Trading("JKL>ABC 100, JKL>XYZ 100", seller: "XYZ", cost: "100", markup: "10")
            .And(Given.Product("ADVICE", "XYZ", ProductKind.Service), Given.Price("ADVICE", PriceKind.FullCost, "10 EUR", "XYZ"));
        Sell(world, "ABC", "XYZ", "1 WIDGET", "1 ADVICE");

        Assert.That(Report(world, "JKL").Entries.Select(Short), Is.EqualTo(new[] { "Dr 4020 110.00, Dr 4030 11.00, Cr 5030 11.00, Cr 5090 110.00", "Dr 2120 121.00, Cr 1220 121.00" }));
    }

    [Test]
    public void The_latest_purchases_are_what_is_left()
    {
        var world = Trading("JKL>ABC 100, JKL>XYZ 100", seller: "XYZ", cost: "10", markup: "100").And(Held("ABC", "3"));
        Sell(world, "ABC", "XYZ", "5 WIDGET");
        world.And(Given.Price("WIDGET", PriceKind.FullCost, "20 EUR", "XYZ", from: "2026-04-01"));
        var later = Sell(world, "ABC", "XYZ", new DateOnly(2026, 4, 2), "4 WIDGET");

        Assert.That(Report(world, "JKL").Stock.Single().Cost.ToString(), Is.EqualTo("60.00"));
        _orders.Add(Numbered(OrderReversal.Decide(new ReversalRequest(new DateOnly(2026, 5, 1), "Back", [new ReversalLine(1, Quantity.Parse("2"))]), later, [], world.Facts).Value!));
        Assert.That(Report(world, "JKL").Stock.Single().Cost.ToString(), Is.EqualTo("50.00"), "two of four at 20 are left, and one at 10");
    }

    [Test]
    public void A_debit_note_is_revenue_inside_the_group_too_and_raises_the_profit_in_stock_until_it_is_taken_back()
    {
        var world = Trading("JKL>ABC 100, JKL>XYZ 100", seller: "XYZ", cost: "100", markup: "10").And(Held("ABC", "2"));
        var order = Sell(world, "ABC", "XYZ", World.Today, "4 WIDGET");
        var note = Numbered(OrderAdjustment.Decide(new AdjustmentRequest(new DateOnly(2026, 5, 1), "Year end", [new AdjustmentLine(1, UnitPrice: UnitPrice.Parse("120"))]), order, [], world.Facts).Value!);
        _orders.Add(note);

        Assert.That(Report(world, "JKL").Stock.Single().Profit.ToString(), Is.EqualTo("40.00"));
        Assert.That(Report(world, "JKL").Entries.Select(Short), Is.EqualTo(new[] { "Dr 4020 440.00, Dr 4080 40.00, Cr 1490 40.00, Cr 5080 40.00, Cr 5090 400.00", "Dr 2120 480.00, Cr 1220 480.00" }));
        _orders.Add(Numbered(OrderReversal.Decide(new ReversalRequest(new DateOnly(2026, 6, 1), "Wrong"), note, [], world.Facts).Value!));
        Assert.That(Report(world, "JKL").Stock.Single().Profit.ToString(), Is.EqualTo("20.00"));
    }

    [Test]
    public void Profit_of_an_earlier_year_is_brought_forward_and_realised_when_the_stock_is_gone()
    {
        var world = Trading("JKL>ABC 100, JKL>XYZ 100", seller: "XYZ", cost: "100", markup: "10").And(Held("ABC", "10"));
        Sell(world, "ABC", "XYZ", "10 WIDGET");
        world.And(new StockOnHand("ABC", "WIDGET", Quantity.Parse("4"), new DateOnly(2027, 12, 31)));

        var next = Report(world, "JKL", new DateOnly(2027, 1, 1), new DateOnly(2027, 12, 31));
        var stock = next.Stock.Single();
        Assert.That((stock.OpeningProfit.ToString(), stock.Profit.ToString()), Is.EqualTo(("100.00", "40.00")));
        Assert.That(Short(next.Entries[0]), Is.EqualTo("Dr 3900 100.00, Cr 1490 40.00, Cr 5090 60.00"), "60 of last year's profit are earned now");
    }

    [Test]
    public void Stock_of_which_no_profit_is_known_is_listed()
    {
        var world = World.Of("JKL>ABC 100, JKL>XYZ 100").And(Given.Product("WIDGET", "XYZ"), Given.Price("WIDGET", PriceKind.List, "5 EUR", "XYZ"), Given.Policy("P", "list-price")).And(Held("ABC", "7"));
        Sell(world, "ABC", "XYZ", "4 WIDGET");

        var report = Report(world, "JKL");
        Assert.That(report.UnvaluedStock.Select(stock => $"{stock.Quantity} {stock.Reason}"), Is.EqualTo(new[] { "4 NoCost", "3 MoreThanBought" }));
        Assert.That(report.Stock, Is.Empty);
    }

    [Test]
    public void Each_parent_eliminates_what_is_below_it_and_the_lowest_one_is_named()
    {
        var world = Trading("TOP>MID 100, MID>ABC 100, MID>XYZ 100, TOP>FAR 100", seller: "XYZ", cost: "100", markup: "10");
        Sell(world, "ABC", "XYZ", "1 WIDGET");
        Sell(world, "FAR", "XYZ", "1 WIDGET");

        Assert.That(Report(world, "MID").Eliminations.Select(Short), Is.EqualTo(new[] { "Trade XYZ-ABC MID 110.00", "Balance XYZ-ABC MID 110.00" }));
        Assert.That(Report(world, "TOP").Entries.Select(entry => $"{entry.Buyer} {entry.LowestCommonParent}").Distinct(), Is.EqualTo(new[] { "ABC MID", "FAR TOP" }));
        Assert.That(Report(world, "ABC").Eliminations, Is.Empty);
    }

    [Test]
    public void What_was_sold_before_a_company_joined_is_never_eliminated_and_after_it_left_balances_stay()
    {
        var world = Trading("JKL>XYZ 100", seller: "XYZ", cost: "100", markup: "10").And(Given.Company("NEW"), Given.Stake("JKL>NEW 100", "2026-02-01"), Given.Stake("JKL>NEW 0", "2026-06-01"));
        Sell(world, "NEW", "XYZ", new DateOnly(2026, 1, 15), "1 WIDGET @ 150");
        Sell(world, "NEW", "XYZ", new DateOnly(2026, 3, 15), "1 WIDGET");

        Assert.That(Report(world, "JKL").Eliminations.Select(Short), Is.EqualTo(new[] { "Trade XYZ-NEW JKL 110.00" }), "the trade while it belonged; at the year's end it is a debtor like others");
        Assert.That(Report(world, "JKL", _newYear, new DateOnly(2026, 3, 31)).Eliminations, Has.Count.EqualTo(2));
    }

    [Test]
    public void Where_one_side_keeps_no_books_nothing_is_eliminated_and_the_difference_stands_there()
    {
        var world = Trading("JKL>ABC 100, JKL>XYZ 100", seller: "XYZ", cost: "100", markup: "10").And(Given.Company("ABC", keepsBooks: false));
        Sell(world, "ABC", "XYZ", "1 WIDGET");

        var report = Report(world, "JKL");
        Assert.That(report.Eliminations.Select(row => $"{row.Kind} {row.SellersAmount} {row.BuyersAmount} {row.Eliminated}"), Is.EqualTo(new[] { "Trade 110.00 0.00 ", "Balance 110.00 0.00 " }));
        Assert.That(report.Entries, Is.Empty);
    }

    [Test]
    public void Trades_are_translated_at_their_own_rate_and_balances_at_the_closing_rate__IAS_21_39()
    {
        var world = Trading("JKL>ABC 100, JKL>XYZ 100", seller: "XYZ", cost: "100", markup: "10")
            .And(Given.Company("JKL", "PLN"), Given.Rate("EUR/PLN 4"), Given.Rate("EUR/PLN 5", "2026-12-31"));
        Sell(world, "ABC", "XYZ", "1 WIDGET");

        Assert.That(Report(world, "JKL").Entries.Select(Short), Is.EqualTo(new[] { "Dr 4020 440.00, Cr 5090 440.00", "Dr 2120 550.00, Cr 1220 550.00" }));
    }

    [Test]
    public void A_missing_rate_or_account_is_named_once()
    {
        var world = Trading("JKL>ABC 100, JKL>XYZ 100", seller: "XYZ", cost: "100", markup: "10").And(Given.Company("JKL", "USD"));
        Sell(world, "ABC", "XYZ", "1 WIDGET", "2 WIDGET");
        Assert.That(Run(world, "JKL", _newYear, _yearEnd).Refusals.Select(refusal => refusal.Detail).ToList(), Has.Count.EqualTo(2).And.All.Contains("ecb rate from EUR to USD"), "of the day of the trade, and of the closing date");

        world.And(Given.Company("JKL"), new AccountAssignment(PostingKey.CostOfSales, "5090", Withdrawn: true));
        Assert.That(World.Short(Run(world, "JKL", _newYear, _yearEnd).Refusals), Is.EqualTo(new[] { "no-account " }));
    }

    [Test]
    public void Every_entry_sums_to_zero_and_after_it_nothing_inside_the_group_is_left()
        => Property.HoldsForLists(
            from pair in Gen.Elements(("ABC", "XYZ"), ("XYZ", "ABC"), ("JKL", "XYZ"), ("ABC", "JKL"))
            from quantity in Gen.Choose(1, 100_000)
            from currency in Gen.Elements("EUR", "PLN", "JPY")
            from day in Gen.Choose(0, 364)
            from held in Gen.Choose(0, 1_000)
            from back in Gen.Choose(0, 2)
            select (pair, quantity, currency, day, held, back),
            12,
            trades =>
            {
                _orders.Clear();
                var world = World.Of("JKL>ABC 80, JKL>XYZ 60").And(Given.Company("ABC", "JPY"), Given.Company("XYZ", "PLN"), Given.Rate("EUR/PLN 4.2713"), Given.Rate("EUR/JPY 163.77"), Given.Rate("EUR/PLN 4.1", "2026-07-01"))
                    .And(Given.Policy("P", "cost-plus costBase=full-cost markupPercent=7"))
                    .And([.. new[] { "ABC", "XYZ", "JKL" }.SelectMany(seller => new Fact[] { Given.Product($"OF-{seller}", seller), Given.Price($"OF-{seller}", PriceKind.FullCost, "3.333 EUR", seller) })]);
                foreach (var (pair, quantity, currency, day, held, back) in trades)
                {
                    world.And(new StockOnHand(pair.Item1, $"OF-{pair.Item2}", new Quantity(held * 1_000L), _newYear.AddDays(day)));
                    var order = Sell(world, World.Request(pair.Item1, pair.Item2, currency, $"{quantity}.001 OF-{pair.Item2}") with { Date = _newYear.AddDays(day) });
                    if (back == 1)
                        _orders.Add(Numbered(OrderReversal.Decide(new ReversalRequest(_newYear.AddDays(day), "Back"), order, [], world.Facts).Value!));
                    if (back == 2)
                        _orders.Add(Numbered(OrderReversal.Decide(new ReversalRequest(_yearEnd, "Back", [new ReversalLine(1, Quantity.Parse("0.5"))]), order, [], world.Facts).Value!));
                }

                var report = Report(world, "JKL");
                foreach (var entry in report.Entries)
                    Assert.That(entry.Lines.Sum(line => line.Debit.Minor - line.Credit.Minor), Is.Zero, Short(entry));
                Assert.That(report.Eliminations.Where(row => row.Eliminated is null), Is.Empty);
                long Left(string account) => report.Entries.SelectMany(entry => entry.Lines).Where(line => line.Account == account).Sum(line => line.Debit.Minor - line.Credit.Minor);
                Assert.That(Left("4020"), Is.EqualTo(report.Eliminations.Where(row => row.Kind == EliminationKind.Trade).Sum(row => row.Eliminated!.Value.Minor)), "all revenue");
                Assert.That(-Left("1490"), Is.EqualTo(report.Stock.Sum(stock => stock.Profit.Minor)), "all profit in stock");
                Assert.That(report.Stock.Select(stock => stock.Profit.Minor), Is.All.Not.Negative);
            },
            100);

    private static World Trading(string stakes, string seller, string cost, string markup) => World.Of(stakes)
        .And(Given.Product("WIDGET", seller), Given.Price("WIDGET", PriceKind.FullCost, $"{cost} EUR", seller), Given.Policy("P", $"cost-plus costBase=full-cost markupPercent={markup}"));

    private static StockOnHand Held(string company, string quantity) => new(company, "WIDGET", Quantity.Parse(quantity), _yearEnd);

    private void Sell(World world, string buyer, string seller, params string[] lines) => Sell(world, World.Request(buyer, seller, "EUR", lines));

    private Order Sell(World world, string buyer, string seller, DateOnly date, params string[] lines) => Sell(world, World.Request(buyer, seller, "EUR", lines) with { Date = date });

    private Order Sell(World world, OrderRequest request)
    {
        var order = world.Decide(request with { SellerDocument = $"INV/{_orders.Count}" });
        Assert.That(order.Refusals, Is.Empty);
        _orders.Add(Numbered(order.Value!));
        return _orders[^1];
    }

    private static Order Numbered(Order order) => order with { Id = Guid.NewGuid() };

    private EliminationReport Report(World world, string parent, DateOnly? from = null, DateOnly? asOf = null)
    {
        var report = Run(world, parent, from ?? _newYear, asOf ?? _yearEnd);
        Assert.That(report.Refusals, Is.Empty);
        return report.Value!;
    }

    private Outcome<EliminationReport> Run(World world, string parent, DateOnly from, DateOnly asOf)
    {
        var run = new EliminationRun(world.Facts.Party(parent, asOf)!.Value.Fact, from, asOf, world.Facts);
        foreach (var order in _orders)
            run.Add(order);
        return run.Complete();
    }

    private static string Short(EliminationEntry entry)
        => string.Join(", ", entry.Lines.Select(line => line.Debit.Minor != 0 ? $"Dr {line.Account} {line.Debit}" : $"Cr {line.Account} {line.Credit}"));

    private static string Short(Elimination row) => $"{row.Kind} {row.Seller}-{row.Buyer} {row.LowestCommonParent} {row.Eliminated}";
}
