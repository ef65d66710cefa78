using IntercompanyPricing.Domain.Money;
using IntercompanyPricing.Domain.Pricing;

namespace IntercompanyPricing.Domain.Tests.Pricing;

public sealed class ExchangeRatesTests
{
    private static readonly World _world = World.OfCompanies().And(
        Given.Rate("EUR/PLN 4", "2026-02-26"), Given.Rate("EUR/PLN 4.2", "2026-02-27"), Given.Rate("EUR/PLN 4.3", "2026-03-02"),
        Given.Rate("EUR/USD 1.25", "2026-02-20"), Given.Rate("EUR/JPY 160", "2026-02-27", "nbp"));

    [TestCase("EUR", "PLN", "4.2", "2026-02-27", TestName = "as published")]
    [TestCase("PLN", "EUR", "0.2380952381…", "2026-02-27", TestName = "inverted, exactly 1/4.2")]
    [TestCase("USD", "PLN", "3.36", "2026-02-20", TestName = "crossed through EUR, of the earlier day")]
    [TestCase("PLN", "USD", "0.2976190476…", "2026-02-20", TestName = "crossed the other way")]
    [TestCase("EUR", "EUR", "1", "2026-03-01", TestName = "itself")]
    [TestCase("EUR", "JPY", null, null, TestName = "of another kind only")]
    [TestCase("EUR", "CHF", null, null, TestName = "none")]
    public void A_rate_is_published_inverted_or_crossed(string from, string to, string? value, string? date)
    {
        var rate = Rates(RateRule.LastPublished, "2026-03-01").Find(Currency.Of(from), Currency.Of(to));
        Assert.That(rate?.Value.ToString(), Is.EqualTo(value));
        Assert.That(rate?.Date, Is.EqualTo(date is null ? (DateOnly?)null : Given.Day(date)));
    }

    [TestCase(RateRule.LastPublished, "2026-02-27", "4.2")]
    [TestCase(RateRule.LastPublished, "2026-03-01", "4.2")]
    [TestCase(RateRule.LastPublished, "2026-03-02", "4.3")]
    [TestCase(RateRule.LastPublished, "2026-02-25", null)]
    [TestCase(RateRule.SameDay, "2026-02-27", "4.2")]
    [TestCase(RateRule.SameDay, "2026-03-01", null)]
    [TestCase(RateRule.LastBefore, "2026-02-27", "4")]
    [TestCase(RateRule.LastBefore, "2026-02-28", "4.2")]
    [TestCase(RateRule.LastBefore, "2026-03-02", "4.2")]
    [TestCase(RateRule.LastBefore, "2026-02-26", null)]
    [TestCase(RateRule.LastBefore, "0001-01-01", null)]
    public void The_rule_says_which_days_rate(RateRule rule, string rateDate, string? value)
        => Assert.That(Rates(rule, rateDate).Find(Currency.Of("EUR"), Currency.Of("PLN"))?.Value.ToString(), Is.EqualTo(value));

    [Test]
    public void A_cross_rate_shows_both_published_rates_with_their_days()
        => Assert.That(Rates(RateRule.LastPublished, "2026-03-01").Find(Currency.Of("USD"), Currency.Of("PLN"))!.Steps.Select(step => $"{step.Label}: {step.Value} of {step.Date:yyyy-MM-dd}"),
            Is.EqualTo(new[] { "ecb rate, USD for 1 EUR, inverted: 1.25 of 2026-02-20", "ecb rate, PLN for 1 EUR: 4.2 of 2026-02-27" }));

    [Test]
    public void Of_several_pivots_the_first_by_code_is_taken()
    {
        var world = World.OfCompanies().And(Given.Rate("USD/PLN 4"), Given.Rate("USD/SEK 10"), Given.Rate("EUR/PLN 4"), Given.Rate("EUR/SEK 12"));
        Assert.That(new ExchangeRates(world.Facts, "ecb", RateRule.LastPublished, World.Today).Find(Currency.Of("PLN"), Currency.Of("SEK"))!.Value.ToString(), Is.EqualTo("3"));
    }

    [Test]
    public void A_published_rate_goes_before_the_inverse_of_the_opposite_one()
    {
        var world = World.OfCompanies().And(Given.Rate("USD/EUR 0.9"), Given.Rate("EUR/USD 1.25"));
        Assert.That(new ExchangeRates(world.Facts, "ecb", RateRule.LastPublished, World.Today).Find(Currency.Of("USD"), Currency.Of("EUR"))!.Value.ToString(), Is.EqualTo("0.9"));
    }

    [Test]
    public void Costs_convert_at_the_rate_date_before_the_mark_up_shown_as_a_step()
    {
        var world = Converting();
        var line = world.Decide(World.Request("ABC", "XYZ", "EUR", "1 WIDGET") with { RateDate = Given.Day("2026-02-01") }).Value!.Lines[0];
        Assert.That(line.UnitPrice.ToString(), Is.EqualTo("88"));
        Assert.That(line.Pricing.Steps.Select(step => $"{step.Label} {step.Value} {step.Currency}".TrimEnd()),
            Is.EqualTo(new[] { "full cost 320 PLN", "ecb rate, PLN for 1 EUR, inverted 4", "converted into EUR 80 EUR", "net cost plus 10 % 8 EUR" }));
        Assert.That(world.Decide("ABC", "XYZ", "EUR", "1 WIDGET").Lines[0].UnitPrice.ToString(), Is.EqualTo("70.4"), "at the later rate of 5");
    }

    [Test]
    public void No_rate_is_a_refusal()
        => Assert.That(Converting().Refused(World.Request("ABC", "XYZ", "EUR", "1 WIDGET") with { RateDate = Given.Day("2026-01-31") }), Is.EqualTo(new[] { "no-rate /currency" }));

    [Test]
    public void A_price_in_the_orders_currency_needs_no_rate()
        => Assert.That(Converting().And(Given.Price("WIDGET", PriceKind.FullCost, "79 EUR", "XYZ")).Decide("ABC", "XYZ", "EUR", "1 WIDGET").Lines[0].UnitPrice.ToString(), Is.EqualTo("86.9"));

    private static World Converting() => World.Of("JKL>ABC 100, JKL>XYZ 100").And(Given.Product("WIDGET", "XYZ"), Given.Price("WIDGET", PriceKind.FullCost, "320 PLN", "XYZ"),
        Given.Policy("P", "cost-plus costBase=full-cost markupPercent=10", "XYZ"), Given.Rate("EUR/PLN 4", "2026-02-01"), Given.Rate("EUR/PLN 5", "2026-03-01"));

    private static ExchangeRates Rates(RateRule rule, string rateDate) => new(_world.Facts, "ecb", rule, Given.Day(rateDate));
}
