using IntercompanyPricing.Domain.Money;

namespace IntercompanyPricing.Domain.RelatedParties;

/// <summary>
/// Shares as whole numbers of 10^-18: a product of two fits into 128 bits, and rounding each product to the nearest leaves even
/// chains of ten thousand links right to more than the six decimals of a percentage.
/// </summary>
internal static class Share
{
    private const long StepsOfPercent = 10_000_000_000; // in the smallest step of a percentage, a millionth of one percent

    /// <summary>All there is.</summary>
    public static readonly Int128 Whole = Of(Percent.Parse("100"));

    /// <summary>The share that a percentage names.</summary>
    public static Int128 Of(Percent percent) => (Int128)percent.Scaled * StepsOfPercent;

    /// <summary>The share of a part in a whole that is not zero.</summary>
    public static Int128 Of(Percent part, Percent whole) => Nearest(part.Scaled * Whole, whole.Scaled);

    /// <summary>A share of a share.</summary>
    public static Int128 Times(Int128 a, Int128 b) => Nearest(a * b, Whole);

    /// <summary>The sum, but never more than all there is.</summary>
    public static Int128 Plus(Int128 a, Int128 b) => Int128.Min(Whole, a + b);

    /// <summary>The percentage, rounded half-up to six decimals.</summary>
    public static Percent Shown(Int128 share) => new((long)Nearest(share, StepsOfPercent));

    // No share is negative.
    private static Int128 Nearest(Int128 dividend, Int128 divisor) => (dividend + (divisor / 2)) / divisor;
}
