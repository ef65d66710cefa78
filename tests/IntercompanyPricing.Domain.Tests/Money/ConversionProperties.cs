using FsCheck;
using FsCheck.Fluent;
using IntercompanyPricing.Domain.Money;
using IntercompanyPricing.Domain.Pricing;

namespace IntercompanyPricing.Domain.Tests.Money;

/// <summary>What must hold of every conversion, whatever the rate and however it was published.</summary>
public sealed class ConversionProperties
{
    // Without decimals, with two, three and four.
    private static readonly string[] _codes = ["JPY", "EUR", "PLN", "KWD", "CLF"];

    private static Gen<Conversion> Conversions =>
        from codes in Gen.Shuffle(_codes)
        from first in Gen.Choose(1, 2_000_000_000)
        from second in Gen.Choose(1, 2_000_000_000)
        from firstInverted in Gen.Elements(true, false)
        from secondInverted in Gen.Elements(true, false)
        from crossed in Gen.Elements(true, false)
        from minor in ScaledTextTests.Numbers(99_999_999)
        from mode in Gen.Elements(RoundingMode.HalfEven, RoundingMode.HalfUp)
        select new Conversion(Published(codes, first, second, firstInverted, secondInverted, crossed), new Amount(minor, Currency.Of(codes[0])), Currency.Of(codes[1]), mode);

    [Test]
    public void Forth_and_back_is_the_same_exact_value()
        => Property.Holds(Conversions, given =>
        {
            var (forth, back) = Rates(given);
            Assert.That(given.Amount.Value * forth * back, Is.EqualTo(given.Amount.Value));
        });

    // Half a minor unit may be lost on either way: of the coarser of the two currencies never more than one in all.
    [Test]
    public void An_amount_converted_there_and_back_stays_within_one_minor_unit()
        => Property.Holds(Conversions, given =>
        {
            var (forth, back) = Rates(given);
            if (Amount.Of(given.Amount.Value * forth, given.To, given.Mode) is not { } there || Amount.Of(there.Value * back, given.Amount.Currency, given.Mode) is not { } again)
            {
                Assert.Inconclusive("beyond what is kept");
                return;
            }

            var (own, other) = (Exact.FromScaled(1, given.Amount.Currency.MinorUnits), Exact.FromScaled(1, given.To.MinorUnits) * back);
            var coarser = own > other ? own : other;
            var lost = again.Value - given.Amount.Value;
            Assert.That(lost.Sign < 0 ? Exact.Zero - lost : lost, Is.LessThanOrEqualTo(coarser));
        });

    [Test]
    public void The_steps_of_a_rate_are_the_published_ones_with_their_days()
        => Property.Holds(Conversions, given =>
        {
            var rates = RatesOf(given);
            var found = rates.Find(given.Amount.Currency, given.To)!;
            var product = found.Steps.Aggregate(Exact.One, (value, step) =>
            {
                var published = ExchangeRate.Parse(step.Value).Value;
                return step.Label.EndsWith(", inverted", StringComparison.Ordinal) ? value / published : value * published;
            });
            Assert.That(product, Is.EqualTo(found.Value));
            Assert.That(found.Date, Is.EqualTo(found.Steps.Min(step => step.Date)));
        });

    private static (Exact Forth, Exact Back) Rates(Conversion given)
    {
        var rates = RatesOf(given);
        return (rates.Find(given.Amount.Currency, given.To)!.Value, rates.Find(given.To, given.Amount.Currency)!.Value);
    }

    private static ExchangeRates RatesOf(Conversion given) => new(World.OfCompanies().And([.. given.Published]).Facts, ExchangeRates.DefaultKind, RateRule.LastPublished, World.Today);

    // From the first to the second currency, directly or through the third; each rate as it may be published.
    private static List<Rate> Published(string[] codes, int first, int second, bool firstInverted, bool secondInverted, bool crossed)
        => crossed ? [RateOf(codes[0], codes[2], first, firstInverted, "2026-02-27"), RateOf(codes[2], codes[1], second, secondInverted, "2026-02-20")] : [RateOf(codes[0], codes[1], first, firstInverted, "2026-02-27")];

    private static Rate RateOf(string from, string to, int scaled, bool inverted, string date)
        => new(ExchangeRates.DefaultKind, inverted ? to : from, inverted ? from : to, new ExchangeRate(scaled * 1_000L), Given.Day(date));

    private sealed record Conversion(IReadOnlyList<Rate> Published, Amount Amount, Currency To, RoundingMode Mode);
}
