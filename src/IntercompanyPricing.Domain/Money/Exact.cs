using System.Numerics;

namespace IntercompanyPricing.Domain.Money;

/// <summary>
/// An exact fraction for values on the way to a price or an amount. Only <see cref="Round"/> loses anything, and it says so;
/// <see cref="decimal"/> would round beyond 28 digits in silence and cannot hold one third.
/// </summary>
public readonly struct Exact : IEquatable<Exact>, IComparable<Exact>
{
    private readonly BigInteger _numerator;
    private readonly BigInteger _denominatorLessOne; // so that default(Exact) is zero, not 0/0

    private Exact(BigInteger numerator, BigInteger denominator)
    {
        _numerator = denominator.Sign < 0 ? -numerator : numerator;
        _denominatorLessOne = BigInteger.Abs(denominator) - 1;
    }

    /// <summary>Zero.</summary>
    public static Exact Zero => default;

    /// <summary>One.</summary>
    public static Exact One => new(1, 1);

    /// <summary>-1, 0 or 1.</summary>
    public int Sign => _numerator.Sign;

    private BigInteger Denominator => _denominatorLessOne + 1;

    /// <summary>The value <paramref name="scaled"/> / 10^<paramref name="decimals"/>.</summary>
    public static Exact FromScaled(Int128 scaled, int decimals) => new(scaled, BigInteger.Pow(10, decimals));

    /// <summary>The part of a whole that a percentage names: 10 % is one tenth.</summary>
    public static Exact Fraction(Percent percent) => FromScaled(percent.Scaled, Percent.Decimals + 2);

    /// <summary>The sum.</summary>
    public static Exact operator +(Exact a, Exact b) => a.Denominator == b.Denominator
        ? new(a._numerator + b._numerator, a.Denominator)
        : new((a._numerator * b.Denominator) + (b._numerator * a.Denominator), a.Denominator * b.Denominator);

    /// <summary>The difference.</summary>
    public static Exact operator -(Exact a, Exact b) => a + new Exact(-b._numerator, b.Denominator);

    /// <summary>The product.</summary>
    public static Exact operator *(Exact a, Exact b) => new(a._numerator * b._numerator, a.Denominator * b.Denominator);

    /// <summary>The quotient, exact.</summary>
    /// <exception cref="DivideByZeroException"><paramref name="b"/> is zero.</exception>
    public static Exact operator /(Exact a, Exact b) => b.Sign == 0 ? throw new DivideByZeroException() : new(a._numerator * b.Denominator, a.Denominator * b._numerator);

    /// <summary>Whether both are the same value.</summary>
    public static bool operator ==(Exact a, Exact b) => a.CompareTo(b) == 0;

    /// <summary>Whether the values differ.</summary>
    public static bool operator !=(Exact a, Exact b) => a.CompareTo(b) != 0;

    /// <summary>Whether a is below b.</summary>
    public static bool operator <(Exact a, Exact b) => a.CompareTo(b) < 0;

    /// <summary>Whether a is above b.</summary>
    public static bool operator >(Exact a, Exact b) => a.CompareTo(b) > 0;

    /// <summary>Whether a is b or below.</summary>
    public static bool operator <=(Exact a, Exact b) => a.CompareTo(b) <= 0;

    /// <summary>Whether a is b or above.</summary>
    public static bool operator >=(Exact a, Exact b) => a.CompareTo(b) >= 0;

    /// <summary>The value times 10^<paramref name="decimals"/> as a whole number, rounded as named.</summary>
    /// <returns>The scaled whole number, or null where it has more than <paramref name="maxDigits"/> digits.</returns>
    public long? Round(int decimals, RoundingMode mode, int maxDigits = 18)
    {
        var rounded = RoundWhole(decimals, mode);
        return BigInteger.Abs(rounded) < BigInteger.Pow(10, maxDigits) ? (long)rounded : null;
    }

    /// <summary>Whether the value has no more than so many decimals, so that <see cref="Round"/> would lose nothing.</summary>
    public bool HasAtMost(int decimals) => (_numerator * BigInteger.Pow(10, decimals) % Denominator).IsZero;

    /// <summary>The decimal text; beyond ten decimals it is rounded half-even and ends with an ellipsis.</summary>
    public override string ToString()
    {
        const int shown = 10;
        var rounded = RoundWhole(shown, RoundingMode.HalfEven);
        var digits = BigInteger.Abs(rounded).ToString(System.Globalization.CultureInfo.InvariantCulture).PadLeft(shown + 1, '0');
        var text = $"{digits.AsSpan(0, digits.Length - shown)}.{digits.AsSpan(digits.Length - shown)}".TrimEnd('0').TrimEnd('.');
        return (rounded.Sign < 0 ? "-" : "") + text + (HasAtMost(shown) ? "" : "…");
    }

    /// <inheritdoc/>
    public int CompareTo(Exact other) => (_numerator * other.Denominator).CompareTo(other._numerator * Denominator);

    /// <inheritdoc/>
    public bool Equals(Exact other) => CompareTo(other) == 0;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Exact other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var divisor = BigInteger.GreatestCommonDivisor(_numerator, Denominator);
        return HashCode.Combine(_numerator / divisor, Denominator / divisor);
    }

    private BigInteger RoundWhole(int decimals, RoundingMode mode)
    {
        var quotient = BigInteger.DivRem(BigInteger.Abs(_numerator) * BigInteger.Pow(10, decimals), Denominator, out var remainder);
        var half = (remainder * 2).CompareTo(Denominator);
        if (half > 0 || (half == 0 && (mode == RoundingMode.HalfUp || !quotient.IsEven)))
            quotient += 1;
        return _numerator.Sign < 0 ? -quotient : quotient;
    }
}
