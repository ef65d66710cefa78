using FsCheck.Fluent;
using IntercompanyPricing.Domain.Ledger;
using IntercompanyPricing.Domain.Money;
using IntercompanyPricing.Domain.Orders;
using IntercompanyPricing.Domain.Settlements;

namespace IntercompanyPricing.Domain.Tests.Settlements;

/// <summary>What companies owe each other is paid, whole or in parts.</summary>
public sealed class SettlementTests
{
    [Test]
    public void A_payment_at_another_rate_leaves_its_exchange_difference_with_whose_currency_it_is_not__IAS_21_28()
    {
        var trading = new Trading(Given.Rate("EUR/PLN 4"), Given.Rate("EUR/PLN 4.5", "2026-06-30"), Given.Company("B", "PLN"));
        var order = trading.Sell("A", "B", "100 OF-B");

        var settled = trading.Settle(order);
        Assert.That(settled.Journal.Select(Trading.Short), Is.EqualTo(new[]
        {
            "B: Dr 1280 100.00/450.00, Cr 1220 100.00/400.00, Cr 7100 0.00/50.00", "A: Dr 2120 100.00/100.00, Cr 1280 100.00/100.00",
        }));
        Assert.That(trading.Open, Is.Empty);
        Assert.That((settled.Kind, settled.Settles, settled.SellerDocument, settled.Total.ToString()), Is.EqualTo((OrderKind.Settlement, order.Id, "INV/0/S1", "100.00")));
        Assert.That(settled.Journal[0].Exchange!.Rate, Is.EqualTo("4.5"));
    }

    [Test]
    public void The_buyer_whose_currency_has_lost_bears_a_loss__IAS_21_28()
    {
        var trading = new Trading(Given.Rate("EUR/PLN 4"), Given.Rate("EUR/PLN 4.5", "2026-06-30"), Given.Company("A", "PLN"));
        var settled = trading.Settle(trading.Sell("A", "B", "100 OF-B"));

        Assert.That(Trading.Short(settled.Journal[1]), Is.EqualTo("A: Dr 2120 100.00/400.00, Dr 7110 0.00/50.00, Cr 1280 100.00/450.00"));
    }

    [Test]
    public void Exchange_differences_have_no_elimination_key_and_survive_consolidation__IAS_21_45()
    {
        var trading = new Trading(Given.Rate("EUR/PLN 4"), Given.Rate("EUR/PLN 4.5", "2026-06-30"), Given.Company("B", "PLN"));
        var order = trading.Sell("A", "B", "100 OF-B");
        var settled = trading.Settle(order);

        var keys = settled.Journal.SelectMany(entry => entry.Lines).ToLookup(line => line.Account, line => line.EliminationKey);
        Assert.That((keys["7100"].Single(), keys["1280"].Distinct().Single()), Is.EqualTo(((string?)null, (string?)null)));
        Assert.That(keys["1220"].Concat(keys["2120"]), Is.All.EqualTo("B/2026/INV/0"), "receivable and payable are eliminated against those of the supply");
    }

    [Test]
    public void Parts_are_settled_until_nothing_is_left_and_a_reversal_opens_it_again()
    {
        var trading = new Trading(Given.Rate("EUR/PLN 4.2713"), Given.Company("A", "PLN"));
        var order = trading.Sell("A", "B", "100 OF-B", "3 WORK-B");
        trading.Settle(order, "33.33");
        var rest = trading.Settle(order);

        Assert.That((rest.Total.ToString(), rest.SellerDocument), Is.EqualTo(("69.67", "INV/0/S2")));
        Assert.That(trading.Open, Is.Empty, "in functional currency too");
        Assert.That(World.Short(trading.TrySettle(order, new SettlementRequest(Trading.Later, "Again")).Refusals), Is.EqualTo(new[] { "nothing-open " }));
        var back = trading.Reverse(rest, Trading.Later);
        Assert.That((back.Total.ToString(), back.Settles, back.Settlement), Is.EqualTo(("-69.67", (Guid?)null, (Settlement?)null)));
        Assert.That(trading.Open, Is.EqualTo(new[] { "A>B 69.67" }));
        Assert.That(trading.Settle(order).SellerDocument, Is.EqualTo("INV/0/S3"), "a number is never used again");
    }

    [Test]
    public void What_comes_back_after_it_was_paid_is_owed_by_the_seller()
    {
        var trading = new Trading();
        var order = trading.Sell("A", "B", "100 OF-B");
        trading.Settle(order, "60");
        trading.Reverse(order, Trading.Later);

        Assert.That(trading.Open, Is.EqualTo(new[] { "A>B -60.00" }));
        Assert.That(Trading.Short(trading.Settle(order, "-60").Journal[0]), Is.EqualTo("B: Dr 1220 60.00/60.00, Cr 1280 60.00/60.00"));
    }

    [TestCase("103.01", "over-settlement /amount")]
    [TestCase("-1", "invalid-value /amount")]
    [TestCase("1.001", "invalid-value /amount")]
    public void An_amount_that_cannot_be_is_refused(string amount, string refused)
    {
        var trading = new Trading();
        var order = trading.Sell("A", "B", "103 OF-B");
        Assert.That(World.Short(trading.TrySettle(order, new SettlementRequest(Trading.Later, "x", Figure.Parse(amount))).Refusals), Is.EqualTo(new[] { refused }));
    }

    [Test]
    public void Nothing_is_settled_before_it_was_supplied_without_a_rate_or_into_closed_books()
    {
        var trading = new Trading(Given.Rate("EUR/PLN 4"), new Period("A", "2026-06", PeriodState.Closed));
        var order = trading.Sell("A", "B", "1 OF-B");
        IEnumerable<string> Refused(DateOnly date) => World.Short(trading.TrySettle(order, new SettlementRequest(date, "x")).Refusals);

        Assert.That(Refused(World.Today.AddDays(-1)), Is.EqualTo(new[] { "correction-before-order /date" }));
        Assert.That(Refused(Trading.Later), Is.EqualTo(new[] { "period-closed /date" }));
        trading.World.And(Given.Company("B", "JPY"));
        Assert.That(Refused(World.Today), Is.EqualTo(new[] { "no-rate /date" }));
        trading.World.And(Given.Rate("EUR/JPY 160"));
        Assert.That(Refused(World.Today), Is.EqualTo(new[] { "invalid-value /date" }), "the books were in another currency when it was booked");
    }

    [Test]
    public void What_a_later_day_settled_or_took_back_is_not_settled_again_with_an_earlier_date()
    {
        var trading = new Trading();
        var (paid, returned) = (trading.Sell("A", "B", "100 OF-B"), trading.Sell("A", "B", "50 OF-B"));
        trading.Settle(paid, "40", Trading.Later);
        trading.Reverse(returned, Trading.Later);

        Assert.That(World.Short(trading.TrySettle(paid, new SettlementRequest(World.Today, "x", Figure.Parse("61"))).Refusals), Is.EqualTo(new[] { "over-settlement /amount" }));
        Assert.That(trading.Settle(paid, date: World.Today).Total.ToString(), Is.EqualTo("60.00"));
        Assert.That(World.Short(trading.TrySettle(returned, new SettlementRequest(World.Today, "x")).Refusals), Is.EqualTo(new[] { "nothing-open " }));
    }

    [Test]
    public void A_credit_note_is_settled_with_the_order_that_it_changes()
    {
        var trading = new Trading();
        var order = trading.Sell("A", "B", "100 OF-B");
        var note = trading.Post(OrderAdjustment.Decide(new AdjustmentRequest(World.Today, "Less", [new AdjustmentLine(1, Amount: UnitPrice.Parse("-10"))]), order, [], trading.World.Facts).Value!);

        Assert.That(trading.TrySettle(note, new SettlementRequest(Trading.Later, "x")).Refusals.Single().Order, Is.EqualTo(order.Id));
        Assert.That(trading.Settle(order).Total.ToString(), Is.EqualTo("90.00"));
    }

    [Test]
    public void Whatever_is_paid_in_whatever_parts_nothing_stays_on_receivable_and_payable_and_each_difference_counts_once()
        => Property.HoldsForLists(
            from part in Gen.Choose(1, 40_000)
            from day in Gen.Choose(0, 3)
            select (part, day),
            8,
            parts =>
            {
                var trading = new Trading(
                    Given.Rate("EUR/PLN 4.2713"), Given.Rate("EUR/JPY 163.77"), Given.Rate("EUR/PLN 4.1234", "2026-04-01"), Given.Rate("EUR/JPY 171.3", "2026-05-01"), Given.Company("A", "JPY"), Given.Company("B", "PLN"));
                var order = trading.Sell("A", "B", "777.77 OF-B", "123.45 WORK-B");
                foreach (var (part, day) in parts)
                {
                    if (Settle($"{part / 100m}", World.Today.AddMonths(day)) is { } settled && part % 3 == 0)
                        trading.Reverse(settled, Trading.Later);
                }

                Settle(null, Trading.Later);
                foreach (var (company, account) in new[] { ("A", "2120"), ("B", "1220") })
                {
                    Assert.That(trading.Balance(company, account), Is.EqualTo((0L, 0L)), company);
                    var (gains, losses) = (trading.Balance(company, "7100"), trading.Balance(company, "7110"));
                    var booked = order.Journal.Single(entry => entry.Company == company).Lines.Where(line => line.Account == account).Sum(line => line.FunctionalDebit.Minor - line.FunctionalCredit.Minor);
                    Assert.That(trading.Balance(company, "1280").Functional + gains.Functional + losses.Functional, Is.EqualTo(booked), "what was received, less what was gained, is what was booked");
                }

                foreach (var entry in trading.Journal)
                    Assert.That((entry.Lines.Sum(line => line.Debit.Minor - line.Credit.Minor), entry.Lines.Sum(line => line.FunctionalDebit.Minor - line.FunctionalCredit.Minor)), Is.EqualTo((0L, 0L)));

                Order? Settle(string? amount, DateOnly date)
                {
                    var settled = trading.TrySettle(order, new SettlementRequest(date, "x", amount is null ? null : Figure.Parse(amount)));
                    return settled.Succeeded ? trading.Post(settled.Value) : null;
                }
            },
            100);
}
