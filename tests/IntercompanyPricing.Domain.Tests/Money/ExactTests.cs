using System.Numerics;
using FsCheck.Fluent;
using IntercompanyPricing.Domain.Money;

namespace IntercompanyPricing.Domain.Tests.Money;

public sealed class ExactTests
{
    // half-even and half-up of the same value, in hundredths
    [TestCase("0.005", 0, 1)]
    [TestCase("0.015", 2, 2)]
    [TestCase("0.025", 2, 3)]
    [TestCase("0.0250001", 3, 3)]
    [TestCase("0.0249999", 2, 2)]
    [TestCase("-0.005", 0, -1)]
    [TestCase("-0.015", -2, -2)]
    [TestCase("-0.025", -2, -3)]
    [TestCase("-0.0250001", -3, -3)]
    [TestCase("1.675", 168, 168)]
    [TestCase("0", 0, 0)]
    public void A_tie_goes_to_the_even_neighbour_or_away_from_zero(string text, long halfEven, long halfUp)
    {
        var value = Of(text);
        Assert.That(value.Round(2, RoundingMode.HalfEven), Is.EqualTo(halfEven));
        Assert.That(value.Round(2, RoundingMode.HalfUp), Is.EqualTo(halfUp));
    }

    [Test]
    public void A_third_times_three_is_one()
    {
        var third = Exact.One / Of("3");
        Assert.That(third * Of("3"), Is.EqualTo(Exact.One));
        Assert.That(third + third + third, Is.EqualTo(Exact.One));
        Assert.That(third.HasAtMost(18), Is.False);
        Assert.That(third.ToString(), Is.EqualTo("0.3333333333…"));
    }

    [TestCase(8_500_000L, 6)]
    [TestCase(-8_500_000L, 6)]
    [TestCase(0L, 10)]
    [TestCase(1_000L, 2)]
    [TestCase(100L, 0)]
    [TestCase(long.MaxValue, 10)]
    [TestCase(long.MinValue, 18)]
    [TestCase(5_000L, 40)]
    public void Needless_zeros_are_no_part_of_a_value(long scaled, int decimals)
    {
        var (value, whole) = (Exact.FromScaled(scaled, decimals), Exact.FromScaled((Int128)scaled, decimals));
        Assert.That((value == whole, value.GetHashCode(), value.ToString()), Is.EqualTo((true, whole.GetHashCode(), whole.ToString())));
    }

    [TestCase("8", "8")]
    [TestCase("-0.5", "-0.5")]
    [TestCase("1000", "1000")]
    [TestCase("0.0000000001", "0.0000000001")]
    [TestCase("0.00000000001", "0…")]
    public void The_text_has_ten_decimals_at_most_and_says_so(string text, string expected) => Assert.That(Of(text).ToString(), Is.EqualTo(expected));

    [Test]
    public void A_value_with_too_many_digits_rounds_to_nothing()
    {
        Assert.That(Of("99999").Round(0, RoundingMode.HalfEven, 5), Is.EqualTo(99_999));
        Assert.That(Of("99999.5").Round(0, RoundingMode.HalfEven, 5), Is.Null);
        Assert.That(Of("-99999.5").Round(0, RoundingMode.HalfEven, 5), Is.Null);
        Assert.That(Exact.FromScaled(Int128.MaxValue, 0).Round(0, RoundingMode.HalfEven), Is.Null);
    }

    [Test]
    public void Nothing_is_divided_by_zero() => Assert.That(() => Exact.One / Exact.Zero, Throws.TypeOf<DivideByZeroException>());

    [Test]
    public void The_default_is_zero()
    {
        Assert.That(default(Exact), Is.EqualTo(Exact.Zero));
        Assert.That(default(Exact) + Exact.One, Is.EqualTo(Exact.One));
        Assert.That(default(Exact).ToString(), Is.EqualTo("0"));
    }

    [Test]
    public void A_percentage_is_a_part_of_a_hundred() => Assert.That(Exact.Fraction(Percent.Parse("12.5")), Is.EqualTo(Exact.One / Of("8")));

    [Test]
    public void Arithmetic_is_that_of_fractions()
        => Property.Holds(Gen.Four(Gen.Choose(-50, 50)), numbers =>
        {
            var (a, b, c, d) = numbers;
            Assume.That(b != 0 && c != 0 && d != 0);
            var (x, y) = (Whole(a) / Whole(b), Whole(c) / Whole(d));
            Assert.That(x + y, Is.EqualTo(Whole((a * d) + (c * b)) / Whole(b * d)));
            Assert.That(x - y + y, Is.EqualTo(x));
            Assert.That(x * y / y, Is.EqualTo(x));
            Assert.That((x * y).GetHashCode(), Is.EqualTo((y * x).GetHashCode()));
            Assert.That(Math.Sign(x.CompareTo(y)), Is.EqualTo(Math.Sign(((double)a / b).CompareTo((double)c / d))));
            Assert.That(x < y, Is.EqualTo(y > x));
        });

    [Test]
    public void Rounding_is_to_a_nearest_neighbour_whatever_the_mode()
        => Property.Holds(
            from numerator in Gen.Choose(-100_000, 100_000)
            from denominator in Gen.Choose(1, 400)
            from mode in Gen.Elements(RoundingMode.HalfEven, RoundingMode.HalfUp)
            select (numerator, denominator, mode),
            given =>
            {
                var rounded = (Whole(given.numerator) / Whole(given.denominator)).Round(0, given.mode)!.Value;
                var twiceOff = BigInteger.Abs(2 * ((rounded * given.denominator) - given.numerator));
                Assert.That(twiceOff, Is.LessThanOrEqualTo((BigInteger)given.denominator));
                if (twiceOff == given.denominator)
                    Assert.That(given.mode == RoundingMode.HalfEven ? rounded % 2 == 0 : Math.Abs(rounded) * given.denominator > Math.Abs((long)given.numerator));
            });

    private static Exact Of(string text)
    {
        var point = text.IndexOf('.', StringComparison.Ordinal);
        return Exact.FromScaled(Int128.Parse(text.Replace(".", "", StringComparison.Ordinal), System.Globalization.CultureInfo.InvariantCulture), point < 0 ? 0 : text.Length - point - 1);
    }

    private static Exact Whole(int number) => Exact.FromScaled(number, 0);
}
