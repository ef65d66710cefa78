using FsCheck.Fluent;
using IntercompanyPricing.Domain.Ledger;
using IntercompanyPricing.Domain.Orders;
using IntercompanyPricing.Domain.Settlements;

namespace IntercompanyPricing.Domain.Tests.Settlements;

/// <summary>What companies of a group owe each other becomes what each owes in the end.</summary>
public sealed class NettingTests
{
    private static readonly NettingRequest _request = new("TOP", "EUR", Trading.Later, "June");

    [Test]
    public void Three_companies_that_owe_round_the_circle_pay_only_what_is_left()
    {
        var trading = new Trading();
        trading.Sell("A", "B", "100 OF-B");
        trading.Sell("B", "C", "70 OF-C");
        trading.Sell("C", "A", "60 OF-A");

        var run = trading.Net();
        Assert.That(run.Positions.Select(position => $"{position.Company} {position.Items} {position.Receivable} {position.Payable} {position.Net}"), Is.EqualTo(new[] { "A 2 60.00 100.00 -40.00", "B 2 100.00 70.00 30.00", "C 2 70.00 60.00 10.00" }));
        Assert.That(run.Payments.Select(payment => $"{payment.Payer}>{payment.Payee} {payment.Amount}"), Is.EqualTo(new[] { "A>B 30.00", "A>C 10.00" }));
        Assert.That(run.Items.Select(item => item.Amount.ToString()), Is.EqualTo(new[] { "100.00", "70.00", "60.00" }), "gross amounts are kept");
        Assert.That(trading.Open, Is.EqualTo(new[] { "A>B 30.00", "A>C 10.00" }), "what is open afterwards");
    }

    [Test]
    public void Each_side_is_cleared_gross_at_the_rate_of_the_day_and_owes_the_net_at_it()
    {
        var trading = new Trading(Given.Rate("EUR/PLN 4"), Given.Rate("EUR/PLN 4.5", "2026-06-30"), Given.Company("B", "PLN"));
        trading.Sell("A", "B", "100 OF-B");
        trading.Sell("B", "A", "70 OF-A");

        trading.Net();
        Assert.That(trading.Orders[2..].SelectMany(order => order.Journal).Where(entry => entry.Company == "B").Select(Trading.Short), Is.EqualTo(new[]
        {
            "B: Dr 1290 100.00/450.00, Cr 1220 100.00/400.00, Cr 7100 0.00/50.00",
            "B: Dr 2120 70.00/280.00, Dr 7110 0.00/35.00, Cr 1290 70.00/315.00",
            "B: Dr 1220 30.00/135.00, Cr 1290 30.00/135.00",
        }));
        var debt = trading.Orders[^1];
        Assert.That((debt.Buyer, debt.Seller, debt.Settles, debt.Settlement!.Run!.Id, debt.Settlement.Run.Orders), Is.EqualTo(("A", "B", (Guid?)null, debt.Id, trading.Orders[2..].Select(order => order.Id!.Value))));
        Assert.That(debt.Journal.SelectMany(entry => entry.Lines).Where(line => line.Account is "1220" or "2120").Select(line => line.EliminationKey).Distinct(), Is.EqualTo(new[] { $"B/2026/{debt.SellerDocument}" }), "both sides meet in a consolidation");
        Assert.That(trading.Settle(debt).Total.ToString(), Is.EqualTo("30.00"), "what is owed newly is settled like any order");
        Assert.That(trading.Open, Is.Empty);
    }

    [Test]
    public void Only_what_is_asked_for_takes_part()
    {
        var trading = new Trading(Given.Company("A"));
        trading.Sell("A", "B", "100 OF-B");
        trading.Sell("B", "C", "70 OF-C");
        trading.Sell("X", "A", "5 OF-A @ 1");
        IEnumerable<string> Refused(NettingRequest request) => World.Short(trading.TryNet(request).Refusals);

        Assert.That(trading.TryNet(_request with { Companies = ["A", "B"] }).Value![^1].Settlement!.Run!.Items, Has.Count.EqualTo(1));
        Assert.That(Refused(_request with { Companies = ["A", "X"] }), Is.EqualTo(new[] { "invalid-value /companies/1" }));
        Assert.That(Refused(_request with { Companies = ["A", "C"] }), Is.EqualTo(new[] { "nothing-open " }));
        Assert.That(Refused(_request with { Currency = "USD" }), Is.EqualTo(new[] { "nothing-open " }));
        Assert.That(Refused(_request with { Currency = "EUX" }), Is.EqualTo(new[] { "unknown-currency /currency" }));
        Assert.That(Refused(_request with { Date = World.Today.AddDays(-1) }), Is.EqualTo(new[] { "nothing-open " }));
        Assert.That(Refused(_request with { Parent = "NONE" }), Is.EqualTo(new[] { "unknown-party /parent" }));
    }

    [Test]
    public void What_was_settled_or_taken_back_after_its_date_is_not_netted_again()
    {
        var trading = new Trading();
        var paid = trading.Sell("A", "B", "100 OF-B");
        trading.Sell("B", "C", "70 OF-C");
        trading.Settle(paid, "40", Trading.Later.AddDays(3));

        var run = trading.Net();
        Assert.That(run.Items.Select(item => item.Amount.ToString()), Is.EqualTo(new[] { "60.00", "70.00" }));
        Assert.That(trading.Open, Is.EqualTo(new[] { "B>C 10.00", "A>C 60.00" }).Or.EqualTo(new[] { "A>C 60.00", "B>C 10.00" }));
    }

    [Test]
    public void A_closed_month_of_one_company_keeps_all_of_it_back()
    {
        var trading = new Trading(new Period("C", "2026-06", PeriodState.Closed));
        trading.Sell("A", "B", "100 OF-B");
        trading.Sell("B", "C", "70 OF-C");
        Assert.That(World.Short(trading.TryNet(_request).Refusals), Is.EqualTo(new[] { "period-closed /date" }));
        Assert.That(trading.TryNet(_request with { Companies = ["A", "B"] }).Succeeded, Is.True);
    }

    [Test]
    public void A_netting_is_taken_back_as_a_whole_and_while_its_debts_are_unpaid()
    {
        var trading = new Trading(Given.Rate("EUR/PLN 4"), Given.Rate("EUR/PLN 4.5", "2026-06-30"), Given.Company("B", "PLN"));
        trading.Sell("A", "B", "100 OF-B");
        trading.Sell("B", "C", "70 OF-C");
        var before = trading.Open.ToList();
        trading.Net();
        var orders = trading.Orders[2..];
        Outcome<IReadOnlyList<Order>> Reverse() => NettingReversal.Decide(new ReversalRequest(Trading.Later, "Back"), orders, [.. orders.Select(_ => trading.Orders)], trading.World.Facts);

        var alone = OrderReversal.Decide(new ReversalRequest(Trading.Later, "Back"), orders[0], trading.Orders, trading.World.Facts);
        Assert.That(alone.Refusals.Select(refusal => (refusal.Code, refusal.Order)), Is.EqualTo(new[] { ("part-of-netting", orders[^1].Id) }));
        var paid = trading.Settle(orders[^1]);
        Assert.That(Reverse().Refusals.Select(refusal => (refusal.Code, refusal.Order)), Is.EqualTo(new[] { ("order-settled", paid.Id) }));
        trading.Reverse(paid, Trading.Later);
        foreach (var reversal in Reverse().Value!)
            trading.Post(reversal);
        Assert.That(trading.Open, Is.EqualTo(before));
        foreach (var (company, account) in new[] { ("A", "1290"), ("B", "1290"), ("C", "1290"), ("B", "7100"), ("B", "7110") })
            Assert.That(trading.Balance(company, account), Is.EqualTo((0L, 0L)), $"{company} {account}");
    }

    [Test]
    public void After_any_netting_the_clearing_accounts_are_zero_and_what_is_owed_is_the_net()
        => Property.HoldsForLists(
            from pair in Gen.Elements(("A", "B"), ("B", "A"), ("A", "C"), ("C", "A"), ("B", "C"), ("C", "B"), ("TOP", "A"))
            from quantity in Gen.Choose(1, 1_000_000)
            from isBack in Gen.Elements(true, false)
            from paid in Gen.Elements(0, 0, 1, 7, 49_999)
            select (pair, quantity, isBack, paid),
            12,
            trades =>
            {
                var trading = new Trading(
                    Given.Rate("EUR/PLN 4.2713"), Given.Rate("EUR/JPY 163.77"), Given.Rate("EUR/PLN 4.1234", "2026-06-30"), Given.Rate("EUR/JPY 171.3", "2026-06-30"), Given.Company("B", "PLN"), Given.Company("C", "JPY"));
                foreach (var ((buyer, seller), quantity, isBack, paid) in trades)
                {
                    var order = trading.Sell(buyer, seller, $"{quantity / 1000m:0.###} OF-{seller}");
                    if (paid > 0 && paid < order.Total.Minor)
                        trading.Settle(order, $"{paid / 100m}", World.Today.AddDays(1));
                    if (isBack)
                        trading.Reverse(order, World.Today.AddDays(2));
                }

                var before = trading.Due(Trading.Later).All.ToList();
                if (before.Count == 0)
                    Assert.Inconclusive();
                var run = trading.Net();

                Assert.That(run.Positions.Sum(position => position.Net.Minor), Is.Zero);
                Assert.That(run.Items.Select(item => (item.Order, item.Amount)), Is.EqualTo(before.Select(due => (due.Item.Order, due.Amount))), "gross amounts are kept");
                Assert.That(run.Positions.Sum(position => position.Receivable.Minor), Is.EqualTo(before.Sum(due => Math.Abs(due.Amount.Minor))));
                Assert.That(run.Payments, Has.Count.LessThan(run.Positions.Count));
                foreach (var entry in trading.Journal)
                    Assert.That((entry.Lines.Sum(line => line.Debit.Minor - line.Credit.Minor), entry.Lines.Sum(line => line.FunctionalDebit.Minor - line.FunctionalCredit.Minor)), Is.EqualTo((0L, 0L)));
                foreach (var position in run.Positions)
                {
                    Assert.That(trading.Balance(position.Company, "1290"), Is.EqualTo((0L, 0L)), position.Company);
                    Assert.That(trading.Balance(position.Company, "1220").Own + trading.Balance(position.Company, "2120").Own, Is.EqualTo(position.Net.Minor), "what is owed is the net, and no minor unit more");
                }

                Assert.That(trading.Items(DateOnly.MaxValue).Open.Select(item => item.Order), Is.EquivalentTo(trading.Orders.Where(order => order is { Kind: OrderKind.Settlement, Settles: null }).Select(order => order.Id)));
            },
            100);
}
