using System.Globalization;

namespace IntercompanyPricing.Domain.Money;

/// <summary>Decimal text to scaled whole numbers and back, exactly or not at all.</summary>
public static class ScaledText
{
    /// <summary>Characters that a text can have: a sign, 39 digits or 38 decimals behind a zero, and a point.</summary>
    public const int MaxLength = 44;

    /// <summary>Reads an optional sign, digits, and at most one point with digits behind it.</summary>
    /// <param name="text">The text; no blanks, no thousands separators.</param>
    /// <param name="decimals">Digits kept behind the point.</param>
    /// <param name="integerDigits">Digits allowed before the point, leading zeros aside.</param>
    /// <param name="allowExponent">Whether <c>1.5e3</c> is read, as JSON numbers may be written.</param>
    /// <param name="scaled">The value times 10 to the power of <paramref name="decimals"/>.</param>
    /// <returns>What is wrong with the text, or null where it was read exactly.</returns>
    public static string? TryParse(ReadOnlySpan<char> text, int decimals, int integerDigits, bool allowExponent, out long scaled)
    {
        scaled = 0;
        var exponent = 0;
        var mark = allowExponent ? text.IndexOfAny('e', 'E') : -1;
        if (mark >= 0)
        {
            // The digits are looked at here, since int.TryParse lets null characters follow them.
            var power = text[(mark + 1)..];
            if (power.TrimStart("+-").ContainsAnyExceptInRange('0', '9') || !int.TryParse(power, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out exponent) || Math.Abs((long)exponent) > 100)
                return "is no decimal number that can be kept exactly";
            text = text[..mark];
        }

        var negative = text is ['-', ..];
        if (negative)
            text = text[1..];
        var point = text.IndexOf('.');
        var whole = point < 0 ? text : text[..point];
        var fraction = point < 0 ? default : text[(point + 1)..];
        if (whole.IsEmpty || (point >= 0 && fraction.IsEmpty) || whole.ContainsAnyExceptInRange('0', '9') || fraction.ContainsAnyExceptInRange('0', '9'))
            return "is no decimal number";
        if (text.Length > 200)
            return "has too many digits";

        return Scale(whole, fraction, exponent, decimals, integerDigits, negative, out scaled);
    }

    /// <summary>Reads a text of the type <typeparamref name="T"/>.</summary>
    /// <exception cref="FormatException">The text is no decimal number, or has more digits than the type keeps.</exception>
    public static long Parse<T>(string text)
        where T : struct, IScaled<T>
        => TryParse(text, T.Decimals, T.IntegerDigits, false, out var scaled) is { } fault ? throw new FormatException($"'{text}' {fault}.") : scaled;

    /// <summary>The decimal text of a scaled number, without needless zeros.</summary>
    public static string Format(Int128 scaled, int decimals) => new(Format(scaled, decimals, stackalloc char[MaxLength]));

    /// <summary>The decimal text of a scaled number with exactly <paramref name="decimals"/> digits behind the point.</summary>
    public static string FormatFixed(Int128 scaled, int decimals) => new(FormatFixed(scaled, decimals, stackalloc char[MaxLength]));

    /// <summary>The same as <see cref="Format(Int128, int)"/>, written into <paramref name="space"/> of <see cref="MaxLength"/>.</summary>
    public static ReadOnlySpan<char> Format(Int128 scaled, int decimals, Span<char> space)
    {
        var text = FormatFixed(scaled, decimals, space);
        return decimals == 0 ? text : text.TrimEnd('0').TrimEnd('.');
    }

    /// <summary>The same as <see cref="FormatFixed(Int128, int)"/>, written into <paramref name="space"/> of <see cref="MaxLength"/>.</summary>
    public static ReadOnlySpan<char> FormatFixed(Int128 scaled, int decimals, Span<char> space)
    {
        var start = MaxLength;
        var left = (UInt128)Int128.Abs(scaled);
        for (var digits = 0; digits <= decimals || left > 0; digits++)
        {
            if (digits == decimals && decimals > 0)
                space[--start] = '.';

            // Nearly all numbers fit into 64 bits, where a division is much cheaper.
            var digit = left <= ulong.MaxValue ? (ulong)left % 10 : (ulong)(left % 10);
            left = left <= ulong.MaxValue ? (ulong)left / 10 : left / 10;
            space[--start] = (char)('0' + digit);
        }

        if (scaled < 0)
            space[--start] = '-';
        return space[start..MaxLength];
    }

    private static string? Scale(ReadOnlySpan<char> whole, ReadOnlySpan<char> fraction, int exponent, int decimals, int integerDigits, bool negative, out long scaled)
    {
        scaled = 0;
        var digits = string.Concat(whole, fraction).TrimStart('0');
        var places = fraction.Length - exponent; // digits of the text that stand behind the point
        var significant = digits.TrimEnd('0');
        if (significant.Length == 0)
            return null;
        places -= digits.Length - significant.Length;
        if (places > decimals)
            return $"has more than {decimals} digits behind the point";
        if (significant.Length - places > integerDigits)
            return $"has more than {integerDigits} digits before the point";
        scaled = long.Parse(significant.PadRight(significant.Length + decimals - places, '0'), CultureInfo.InvariantCulture);
        if (negative)
            scaled = -scaled;
        return null;
    }
}
