using System.Numerics;

namespace IntercompanyPricing.Domain.Money;

/// <summary>
/// An exact fraction for values on the way to a price or an amount. Only <see cref="Round"/> loses anything, and it says so;
/// <see cref="decimal"/> would round beyond 28 digits in silence and cannot hold one third.
/// </summary>
/// <remarks>
/// Prices, quantities and rates are short, and their products fit into 128 bits, which costs no memory. What does not fit is
/// calculated with whole numbers of any length instead: the result is the same.
/// </remarks>
public readonly struct Exact : IEquatable<Exact>, IComparable<Exact>
{
    // A product of two short numbers has 124 bits at most, and the sum of two such products 125.
    private static readonly Int128 _shortEnd = Int128.One << 62;

    private readonly Int128 _numerator;
    private readonly Int128 _denominatorLessOne; // so that default(Exact) is zero, not 0/0
    private readonly LongFraction? _long; // instead of both, where they do not fit

    // The denominator is above zero.
    private Exact(Int128 numerator, Int128 denominator) => (_numerator, _denominatorLessOne) = (numerator, denominator - 1);

    private Exact(BigInteger numerator, BigInteger denominator)
    {
        if (denominator.Sign < 0)
            (numerator, denominator) = (-numerator, -denominator);
        if (numerator.GetBitLength() < 127 && denominator.GetBitLength() < 127)
            (_numerator, _denominatorLessOne) = ((Int128)numerator, (Int128)denominator - 1);
        else
            _long = new LongFraction(numerator, denominator);
    }

    /// <summary>Zero.</summary>
    public static Exact Zero => default;

    /// <summary>One.</summary>
    public static Exact One => new(Int128.One, Int128.One);

    /// <summary>-1, 0 or 1.</summary>
    public int Sign => _long?.Numerator.Sign ?? Int128.Sign(_numerator);

    private Int128 ShortDenominator => unchecked(_denominatorLessOne + 1);

    private bool IsShort => _long is null && _numerator < _shortEnd && _numerator > -_shortEnd && _denominatorLessOne < _shortEnd - 1;

    private BigInteger Numerator => _long?.Numerator ?? _numerator;

    private BigInteger Denominator => _long?.Denominator ?? ShortDenominator;

    /// <summary>The value <paramref name="scaled"/> / 10^<paramref name="decimals"/>.</summary>
    public static Exact FromScaled(Int128 scaled, int decimals)
        => PowersOfTen.Of(decimals) is { } power ? new(scaled, power) : new Exact((BigInteger)scaled, BigInteger.Pow(10, decimals));

    /// <summary>The same without needless zeros: prices and rates have more decimals than most of them need, and their products stay short so.</summary>
    public static Exact FromScaled(long scaled, int decimals)
    {
        // Most are whole numbers: one division instead of one for each zero.
        if (PowersOfTen.OfShort(decimals) is { } power && Math.DivRem(scaled, power) is (var whole, 0))
            return new(whole, Int128.One);
        for (; decimals > 0 && scaled % 10 == 0; decimals--)
            scaled /= 10;
        return FromScaled((Int128)scaled, decimals);
    }

    /// <summary>The part of a whole that a percentage names: 10 % is one tenth.</summary>
    public static Exact Fraction(Percent percent) => FromScaled(percent.Scaled, Percent.Decimals + 2);

    /// <summary>The sum.</summary>
    public static Exact operator +(Exact a, Exact b)
    {
        if (!a.IsShort || !b.IsShort)
            return a.Denominator == b.Denominator ? new(a.Numerator + b.Numerator, a.Denominator) : new((a.Numerator * b.Denominator) + (b.Numerator * a.Denominator), a.Denominator * b.Denominator);
        var (left, right) = (a.ShortDenominator, b.ShortDenominator);
        return unchecked(left == right ? new(a._numerator + b._numerator, left) : new((a._numerator * right) + (b._numerator * left), left * right));
    }

    /// <summary>The difference.</summary>
    public static Exact operator -(Exact a, Exact b) => a + (b._long is { } long_ ? new(-long_.Numerator, long_.Denominator) : new Exact(-b._numerator, b.ShortDenominator));

    /// <summary>The product.</summary>
    public static Exact operator *(Exact a, Exact b) => a.IsShort && b.IsShort
        ? unchecked(new(a._numerator * b._numerator, a.ShortDenominator * b.ShortDenominator))
        : new(a.Numerator * b.Numerator, a.Denominator * b.Denominator);

    /// <summary>The quotient, exact.</summary>
    /// <exception cref="DivideByZeroException"><paramref name="b"/> is zero.</exception>
    public static Exact operator /(Exact a, Exact b)
    {
        if (b.Sign == 0)
            throw new DivideByZeroException();
        if (!a.IsShort || !b.IsShort)
            return new(a.Numerator * b.Denominator, a.Denominator * b.Numerator);
        var (numerator, denominator) = unchecked((a._numerator * b.ShortDenominator, a.ShortDenominator * b._numerator));
        return denominator < 0 ? new(-numerator, -denominator) : new(numerator, denominator);
    }

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
        if (TryRoundShort(decimals, mode, out var rounded, out _))
            return Int128.Abs(rounded) < PowersOfTen.Of(maxDigits) ? (long)rounded : null;
        var longer = RoundWhole(decimals, mode);
        return BigInteger.Abs(longer) < BigInteger.Pow(10, maxDigits) ? (long)longer : null;
    }

    /// <summary>Whether the value has no more than so many decimals, so that <see cref="Round"/> would lose nothing.</summary>
    public bool HasAtMost(int decimals)
        => TryRoundShort(decimals, RoundingMode.HalfEven, out _, out var isExact) ? isExact : (Numerator * BigInteger.Pow(10, decimals) % Denominator).IsZero;

    /// <summary>The decimal text; beyond ten decimals it is rounded half-even and ends with an ellipsis.</summary>
    public override string ToString()
    {
        const int shown = 10;
        if (TryRoundShort(shown, RoundingMode.HalfEven, out var scaled, out var isExact))
            return isExact ? ScaledText.Format(scaled, shown) : ScaledText.Format(scaled, shown) + "…";
        var rounded = RoundWhole(shown, RoundingMode.HalfEven);
        var digits = BigInteger.Abs(rounded).ToString(System.Globalization.CultureInfo.InvariantCulture).PadLeft(shown + 1, '0');
        var text = $"{digits.AsSpan(0, digits.Length - shown)}.{digits.AsSpan(digits.Length - shown)}".TrimEnd('0').TrimEnd('.');
        return (rounded.Sign < 0 ? "-" : "") + text + (HasAtMost(shown) ? "" : "…");
    }

    /// <inheritdoc/>
    public int CompareTo(Exact other) => IsShort && other.IsShort
        ? unchecked((_numerator * other.ShortDenominator).CompareTo(other._numerator * ShortDenominator))
        : (Numerator * other.Denominator).CompareTo(other.Numerator * Denominator);

    /// <inheritdoc/>
    public bool Equals(Exact other) => CompareTo(other) == 0;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Exact other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var divisor = BigInteger.GreatestCommonDivisor(Numerator, Denominator);
        return HashCode.Combine(Numerator / divisor, Denominator / divisor);
    }

    // False where the value times the power of ten, or the double of a remainder, would not fit.
    private bool TryRoundShort(int decimals, RoundingMode mode, out Int128 rounded, out bool isExact)
    {
        (rounded, isExact) = (0, false);
        if (_long is not null || PowersOfTen.Of(decimals) is not { } power)
            return false;
        var magnitude = Int128.Abs(_numerator);
        if (BitsOf(magnitude) + BitsOf(power) > 126 || BitsOf(_denominatorLessOne) > 125)
            return false;

        var denominator = ShortDenominator;
        var (quotient, remainder) = unchecked(Int128.DivRem(magnitude * power, denominator));
        var half = unchecked(remainder * 2).CompareTo(denominator);
        if (half > 0 || (half == 0 && (mode == RoundingMode.HalfUp || Int128.IsOddInteger(quotient))))
            quotient++;
        (rounded, isExact) = (_numerator < 0 ? -quotient : quotient, remainder == 0);
        return true;
    }

    private BigInteger RoundWhole(int decimals, RoundingMode mode)
    {
        var quotient = BigInteger.DivRem(BigInteger.Abs(Numerator) * BigInteger.Pow(10, decimals), Denominator, out var remainder);
        var half = (remainder * 2).CompareTo(Denominator);
        if (half > 0 || (half == 0 && (mode == RoundingMode.HalfUp || !quotient.IsEven)))
            quotient += 1;
        return Numerator.Sign < 0 ? -quotient : quotient;
    }

    private static int BitsOf(Int128 value) => 128 - (int)Int128.LeadingZeroCount(value);

    private sealed record LongFraction(BigInteger Numerator, BigInteger Denominator);
}
