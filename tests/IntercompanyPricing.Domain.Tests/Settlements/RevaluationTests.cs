using FsCheck.Fluent;
using IntercompanyPricing.Domain.Ledger;
using IntercompanyPricing.Domain.MasterData;
using IntercompanyPricing.Domain.Money;
using IntercompanyPricing.Domain.Orders;
using IntercompanyPricing.Domain.Settlements;

namespace IntercompanyPricing.Domain.Tests.Settlements;

/// <summary>B, whose books are in PLN, sells to A in EUR; what is open is valued at the closing rate. 1 EUR is 4 PLN in March, 4.5 at its end and 4.2 in April.</summary>
public sealed class RevaluationTests
{
    private static readonly DateOnly _closing = new(2026, 3, 31);
    private static readonly DateOnly _next = new(2026, 4, 1);
    private static readonly DateOnly _april = new(2026, 4, 30);

    private static Trading InPln(params Fact[] more) => new([Given.Rate("EUR/PLN 4"), Given.Rate("EUR/PLN 4.5", "2026-03-31"), Given.Rate("EUR/PLN 4.2", "2026-04-10"), Given.Company("B", "PLN"), .. more]);

    [Test]
    public void A_receivable_in_foreign_currency_is_valued_at_the_closing_rate_and_as_booked_on_the_next_day__IAS_21_23_a()
    {
        var trading = InPln();
        var order = trading.Sell("A", "B", "100 OF-B");

        var run = trading.Revalue(_closing)!;
        Assert.That(run.Items.Select(item => $"{item.Company} {item.Amount} {item.Rate} {item.Carried} {item.Valued} {item.Gain}"), Is.EqualTo(new[] { "B 100.00 4.5 400.00 450.00 50.00" }), "A's books are in EUR");
        Assert.That(run.Totals.Select(total => $"{total.Company} {total.Gains} {total.Losses}"), Is.EqualTo(new[] { "B 50.00 0.00" }));
        var valued = trading.Orders[^1];
        Assert.That(valued.Journal.Select(entry => $"{entry.PostingDate:MM-dd} {Trading.Short(entry)}"), Is.EqualTo(new[]
        {
            "03-31 B: Dr 1220 0.00/50.00, Cr 7100 0.00/50.00", "04-01 B: Dr 7100 0.00/50.00, Cr 1220 0.00/50.00",
        }));
        Assert.That((valued.Kind, valued.Revalues, valued.SellerDocument, valued.Total.Minor), Is.EqualTo((OrderKind.Revaluation, order.Id, $"VAL/{valued.Date:yyyy-MM-dd}/{valued.Id:D}", 0L)));
        Assert.That(trading.Balance("B", "1220", _closing), Is.EqualTo((10000L, 45000L)));
        Assert.That(trading.Balance("B", "1220", _next), Is.EqualTo((10000L, 40000L)));
        Assert.That(trading.Items(_closing).Open.Single().SellersBooks!.FunctionalAmount.ToString(), Is.EqualTo("450.00"), "the reconciliation of that day shows it");
    }

    [Test]
    public void What_is_owed_is_a_loss_where_the_currency_has_risen()
    {
        var trading = InPln();
        trading.Sell("B", "A", "100 OF-A");
        trading.Revalue(_closing);
        Assert.That(Trading.Short(trading.Orders[^1].Journal[0]), Is.EqualTo("B: Dr 7110 0.00/50.00, Cr 2120 0.00/50.00"));
    }

    [Test]
    public void What_outsiders_owe_is_left_to_the_erp()
    {
        var trading = InPln();
        trading.Sell("X", "B", "5 OF-B @ 1");
        Assert.That(trading.Revalue(_closing), Is.Null);
    }

    [Test]
    public void A_settlement_after_it_counts_the_whole_difference_from_the_booking_and_no_difference_twice__IAS_21_28()
    {
        var trading = InPln();
        var order = trading.Sell("A", "B", "100 OF-B");
        trading.Revalue(_closing);
        trading.Settle(order, date: new DateOnly(2026, 4, 15));

        Assert.That(Trading.Short(trading.Orders[^1].Journal[0]), Is.EqualTo("B: Dr 1280 100.00/420.00, Cr 1220 100.00/400.00, Cr 7100 0.00/20.00"));
        Assert.That((trading.Balance("B", "7100", _closing).Functional, trading.Balance("B", "7100").Functional), Is.EqualTo((-5000L, -2000L)), "March gains 50, April loses 30: from 4 to 4.2 it is 20 in all");
        Assert.That(trading.Balance("B", "1220"), Is.EqualTo((0L, 0L)));
        Assert.That(trading.Revalue(_april), Is.Null, "nothing is open");
    }

    [Test]
    public void A_revaluation_again_posts_only_what_is_missing_whatever_was_posted_meanwhile_with_an_earlier_date()
    {
        var trading = InPln();
        var order = trading.Sell("A", "B", "100 OF-B");
        trading.Revalue(_closing);
        Assert.That(trading.Revalue(_closing), Is.Null);

        trading.Settle(order, "40", new DateOnly(2026, 3, 30));
        Assert.That(trading.Revalue(_closing)!.Items.Select(item => $"{item.Amount} {item.Carried} {item.Valued} {item.Gain}"), Is.EqualTo(new[] { "60.00 290.00 270.00 -20.00" }));
        Assert.That(trading.Balance("B", "1220", _closing), Is.EqualTo((6000L, 27000L)));
        Assert.That(trading.Balance("B", "1220", _next), Is.EqualTo((6000L, 24000L)));
        Assert.That(trading.Orders[^1].Revaluation!.Part, Is.EqualTo(2));
        trading.Settle(order, date: new DateOnly(2026, 3, 30));
        Assert.That(trading.Revalue(_closing)!.Items.Single().Gain.ToString(), Is.EqualTo("-30.00"), "what is not open any more is worth nothing");
    }

    [Test]
    public void Both_days_must_be_open_and_a_rate_there()
    {
        var trading = InPln(new Period("B", "2026-04", PeriodState.Closed));
        trading.Sell("A", "B", "1 OF-B");
        var request = new RevaluationRequest(_closing, "Closing");
        var item = trading.Items(_closing).Open.Single();

        Assert.That(World.Short(OrderRevaluation.Decide(Guid.NewGuid(), _closing, new Revaluation("x", 1), null, trading.Orders[0], item, trading.World.Facts).Refusals), Is.EqualTo(new[] { "period-closed /date" }));
        trading.World.And(Given.Company("A", "JPY"));
        trading.World.And(Given.Rate("EUR/JPY 160", "2026-03-01"));
        trading.Sell("A", "B", "1 OF-B");
        Assert.That(World.Short(trading.TryRevalue(request with { Companies = ["NONE"] }).Refusals), Is.EqualTo(new[] { "unknown-party /companies/0" }));
        Assert.That(World.Short(trading.TryRevalue(request with { Currency = "EUX" }).Refusals), Is.EqualTo(new[] { "unknown-currency /currency" }));
        Assert.That(World.Short(trading.TryRevalue(request with { Currency = "USD" }).Refusals), Is.EqualTo(new[] { "no-difference " }));
        Assert.That(World.Short(trading.TryRevalue(request with { Companies = ["A"] }).Refusals), Is.EqualTo(new[] { "no-difference " }), "the yen has not moved");
    }

    [Test]
    public void A_revaluation_takes_itself_back_and_is_not_reversed()
    {
        var trading = InPln();
        trading.Sell("A", "B", "1 OF-B");
        trading.Revalue(_closing);
        Assert.That(World.Short(OrderReversal.Decide(new ReversalRequest(_april, "x"), trading.Orders[^1], [], trading.World.Facts).Refusals), Is.EqualTo(new[] { "already-reversed " }));
    }

    [Test]
    public void Whatever_is_valued_settled_and_taken_back_in_whatever_order_each_difference_counts_once()
        => Property.HoldsForLists(
            from step in Gen.Elements("value", "value", "settle", "net", "back")
            from day in Gen.Choose(0, 80)
            from part in Gen.Choose(1, 70_000)
            select (step, day, part),
            10,
            steps =>
            {
                var trading = InPln(Given.Rate("EUR/JPY 163.77"), Given.Rate("EUR/JPY 171.3", "2026-04-05"), Given.Company("A", "JPY"));
                var order = trading.Sell("A", "B", "777.77 OF-B", "123.45 WORK-B");
                trading.Sell("B", "C", "12.34 OF-C");
                foreach (var (step, day, part) in steps)
                {
                    var date = World.Today.AddDays(day);
                    if (step == "value")
                    {
                        trading.Revalue(date);
                        foreach (var item in trading.Items(date).Open)
                            Assert.That(OrderRevaluation.Plan(new RevaluationRequest(date, "x"), [item], trading.World.Facts).Succeeded, Is.False, "all that is open stands at the closing rate");
                    }
                    else if (step == "settle" && trading.TrySettle(order, new SettlementRequest(date, "x", Figure.Parse($"{part / 100m}"))) is { Succeeded: true } settled)
                    {
                        trading.Post(settled.Value);
                    }
                    else if (step == "net" && trading.TryNet(new NettingRequest("TOP", "EUR", date, "x")) is { Succeeded: true } netted)
                    {
                        trading.Orders.AddRange(netted.Value);
                    }
                    else if (step == "back" && trading.Orders.FindLast(one => one.Settles == order.Id && one.Settlement!.Netting is null && !trading.Orders.Exists(other => other.Reverses == one.Id)) is { } last)
                    {
                        trading.Reverse(last, date > last.Date ? date : last.Date);
                    }
                }

                // In the end all valuations are gone: what is on the accounts is what it would be without them.
                var without = trading.Orders.Where(one => one.Kind != OrderKind.Revaluation).SelectMany(one => one.Journal).SelectMany(entry => entry.Lines, (entry, line) => (entry.Company, line)).ToList();
                foreach (var company in new[] { "A", "B" })
                {
                    foreach (var account in new[] { "1220", "2120", "7100", "7110", "1280", "1290" })
                    {
                        Assert.That(
                            trading.Balance(company, account).Functional,
                            Is.EqualTo(without.Where(one => one.Company == company && one.line.Account == account).Sum(one => one.line.FunctionalDebit.Minor - one.line.FunctionalCredit.Minor)), $"{company} {account}");
                    }

                    // What was booked has become what was paid, gained, lost and is still open.
                    var booked = trading.Orders.Where(one => one.Kind == OrderKind.Supply).SelectMany(one => one.Journal).Where(entry => entry.Company == company).SelectMany(entry => entry.Lines).Where(line => line.Account is "1220" or "2120").Sum(line => line.FunctionalDebit.Minor - line.FunctionalCredit.Minor);
                    Assert.That(new[] { "1220", "2120", "7100", "7110", "1280", "1290" }.Sum(account => trading.Balance(company, account).Functional), Is.EqualTo(booked), company);
                }
            },
            100);
}
