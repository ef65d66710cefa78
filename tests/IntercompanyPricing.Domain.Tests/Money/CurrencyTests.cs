using IntercompanyPricing.Domain.Money;

namespace IntercompanyPricing.Domain.Tests.Money;

public sealed class CurrencyTests
{
    [TestCase("JPY", 0)]
    [TestCase("EUR", 2)]
    [TestCase("PLN", 2)]
    [TestCase("KWD", 3)]
    [TestCase("CLF", 4)]
    public void A_currency_has_its_minor_units__ISO_4217(string code, int minorUnits) => Assert.That(Currency.Of(code).MinorUnits, Is.EqualTo(minorUnits));

    [TestCase("eur")]
    [TestCase("EUR ")]
    [TestCase("XXX")]
    [TestCase("XAU")]
    [TestCase("XTS")]
    [TestCase("ZZZ")]
    [TestCase("")]
    [TestCase(null)]
    public void Nothing_else_is_a_currency(string? code) => Assert.That(Currency.Find(code), Is.Null);

    [Test]
    public void An_unknown_code_known_to_be_good_is_a_fault() => Assert.That(() => Currency.Of("ZZZ"), Throws.ArgumentException);

    [TestCase(44_000, "EUR", "440.00")]
    [TestCase(5, "EUR", "0.05")]
    [TestCase(-5, "EUR", "-0.05")]
    [TestCase(1200, "JPY", "1200")]
    [TestCase(1, "KWD", "0.001")]
    [TestCase(0, "CLF", "0.0000")]
    [TestCase(99_999_999_999_999_999, "EUR", "999999999999999.99")]
    public void An_amount_is_written_with_the_minor_units_of_its_currency(long minor, string currency, string text)
        => Assert.That(new Amount(minor, Currency.Of(currency)).ToString(), Is.EqualTo(text));

    [Test]
    public void An_amount_of_more_than_17_digits_is_none()
    {
        var most = new Amount(99_999_999_999_999_999, Currency.Of("EUR"));
        Assert.That(Amount.Of(most.Value, most.Currency, RoundingMode.HalfEven), Is.EqualTo(most));
        Assert.That(Amount.Of(most.Value + Exact.FromScaled(1, 2), most.Currency, RoundingMode.HalfEven), Is.Null);
    }
}
