using System.Globalization;
using FsCheck.Fluent;
using IntercompanyPricing.Domain.Money;

namespace IntercompanyPricing.Domain.Tests.Money;

public sealed class ScaledTextTests
{
    [TestCase("0", 0)]
    [TestCase("-0", 0)]
    [TestCase("0.000000", 0)]
    [TestCase("1", 1_000_000)]
    [TestCase("-1", -1_000_000)]
    [TestCase("007", 7_000_000)]
    [TestCase("0.5", 500_000)]
    [TestCase("0.000001", 1)]
    [TestCase("1.500000000000", 1_500_000)]
    [TestCase("999999999999.999999", 999_999_999_999_999_999)]
    [TestCase("-999999999999.999999", -999_999_999_999_999_999)]
    [TestCase("000000000000000000000000000001.0", 1_000_000)]
    public void A_decimal_text_is_read_exactly(string text, long scaled) => Assert.That(UnitPrice.Parse(text).Scaled, Is.EqualTo(scaled));

    [TestCase("")]
    [TestCase(" ")]
    [TestCase(" 1")]
    [TestCase("1 ")]
    [TestCase("+1")]
    [TestCase("--1")]
    [TestCase("-")]
    [TestCase(".")]
    [TestCase(".5")]
    [TestCase("5.")]
    [TestCase("-.5")]
    [TestCase("1.2.3")]
    [TestCase("1,000")]
    [TestCase("1e3")]
    [TestCase("0x10")]
    [TestCase("NaN")]
    [TestCase("Infinity")]
    [TestCase("１２", TestName = "full-width digits")]
    [TestCase("٣", TestName = "an Arabic-Indic digit")]
    [TestCase("1\0", TestName = "a digit and a null character")]
    [TestCase("−1", TestName = "a minus sign that is no hyphen")]
    public void Anything_else_is_no_number(string text)
        => Assert.That(() => UnitPrice.Parse(text), Throws.TypeOf<FormatException>().With.Message.Contains("is no decimal number"));

    [TestCase("0.0000001", "6 digits behind the point", TestName = "a seventh decimal")]
    [TestCase("1000000000000", "12 digits before the point", TestName = "a thirteenth digit")]
    [TestCase("12345678901234567890123456789", "12 digits before the point", TestName = "29 digits, where a decimal would round")]
    [TestCase("0.12345678901234567890123456789", "6 digits behind the point", TestName = "29 decimals")]
    [TestCase("9223372036854775808", "12 digits before the point", TestName = "more than a long")]
    public void More_digits_than_are_kept_are_refused_and_never_rounded(string text, string why)
        => Assert.That(() => UnitPrice.Parse(text), Throws.TypeOf<FormatException>().With.Message.Contains(why));

    [Test]
    public void A_text_of_endless_digits_is_refused_unread()
        => Assert.That(() => UnitPrice.Parse(new string('0', 201)), Throws.TypeOf<FormatException>().With.Message.Contains("too many digits"));

    [TestCase("1.5e3", 1_500_000_000)]
    [TestCase("1E3", 1_000_000_000)]
    [TestCase("1e+3", 1_000_000_000)]
    [TestCase("15e-1", 1_500_000)]
    [TestCase("1e-6", 1)]
    [TestCase("0e99", 0)]
    [TestCase("1000000000000e-12", 1_000_000)]
    [TestCase("-2e2", -200_000_000)]
    public void A_JSON_number_may_have_an_exponent__RFC_8259_6(string text, long expected)
    {
        Assert.That(ScaledText.TryParse(text, 6, 12, true, out var scaled), Is.Null);
        Assert.That(scaled, Is.EqualTo(expected));
    }

    [TestCase("1e-7")]
    [TestCase("1e12")]
    [TestCase("1e101")]
    [TestCase("1e-101")]
    [TestCase("1e2147483648")]
    [TestCase("1e-2147483648")]
    [TestCase("1e")]
    [TestCase("e1")]
    [TestCase("1e1.0")]
    [TestCase("1e1e1")]
    [TestCase("1e 1")]
    [TestCase("1e1\0")]
    [TestCase("1e٣")]
    public void An_exponent_out_of_reach_or_malformed_is_refused(string text) => Assert.That(ScaledText.TryParse(text, 6, 12, true, out _), Is.Not.Null);

    [TestCase(0, "0", "0.000000")]
    [TestCase(-1, "-0.000001", "-0.000001")]
    [TestCase(1_500_000, "1.5", "1.500000")]
    [TestCase(100_000_000, "100", "100.000000")]
    [TestCase(long.MinValue, "-9223372036854.775808", "-9223372036854.775808")]
    public void A_scaled_number_is_written_without_needless_zeros_or_with_all_of_them(long scaled, string shortest, string @fixed)
    {
        Assert.That(ScaledText.Format(scaled, 6), Is.EqualTo(shortest));
        Assert.That(ScaledText.FormatFixed(scaled, 6), Is.EqualTo(@fixed));
    }

    [Test]
    public void Whole_hundreds_keep_their_zeros_where_there_are_no_decimals() => Assert.That(ScaledText.Format(1200, 0), Is.EqualTo("1200"));

    [Test]
    public void What_is_written_is_read_back_the_same()
        => Property.Holds(Numbers(999_999_999_999_999_999), scaled =>
        {
            Assert.That(UnitPrice.Parse(new UnitPrice(scaled).ToString()).Scaled, Is.EqualTo(scaled));
            Assert.That(UnitPrice.Parse(ScaledText.FormatFixed(scaled, 6)).Scaled, Is.EqualTo(scaled));
            Assert.That(ExchangeRate.Parse(new ExchangeRate(scaled).ToString()).Scaled, Is.EqualTo(scaled));
            Assert.That(new UnitPrice(scaled).ToString(), Is.EqualTo((scaled / 1_000_000m).ToString("0.######", CultureInfo.InvariantCulture)));
        });

    [Test]
    public void Every_type_keeps_its_own_digits()
    {
        Assert.That(Quantity.Parse("999999999.999999").ToString(), Is.EqualTo("999999999.999999"));
        Assert.That(ExchangeRate.Parse("99999999.9999999999").ToString(), Is.EqualTo("99999999.9999999999"));
        Assert.That(Percent.Parse("33.333333").ToString(), Is.EqualTo("33.333333"));
        Assert.That(() => Quantity.Parse("1000000000"), Throws.TypeOf<FormatException>());
        Assert.That(() => ExchangeRate.Parse("0.00000000001"), Throws.TypeOf<FormatException>());
    }

    /// <summary>Numbers of every length, of both signs.</summary>
    internal static FsCheck.Gen<long> Numbers(long max)
        => from digits in Gen.Choose(1, 18)
           from high in Gen.Choose(0, 999_999_999)
           from low in Gen.Choose(0, 999_999_999)
           from negative in Gen.Elements(1, -1)
           let bounded = ((high * 1_000_000_000L) + low) % (long)Math.Pow(10, digits)
           select negative * Math.Min(bounded, max);
}
