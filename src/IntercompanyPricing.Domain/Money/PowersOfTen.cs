namespace IntercompanyPricing.Domain.Money;

/// <summary>Powers of ten that fit into 126 bits.</summary>
internal static class PowersOfTen
{
    private const int Greatest = 37;

    private static readonly Int128[] _powers = Make();
    private static readonly long[] _short = [.. _powers.TakeWhile(power => power <= long.MaxValue).Select(power => (long)power)];

    /// <summary>Ten to the power of <paramref name="exponent"/>, or null where it is too great.</summary>
    public static Int128? Of(int exponent) => (uint)exponent < (uint)_powers.Length ? _powers[exponent] : null;

    /// <summary>Ten to the power of <paramref name="exponent"/>, or null where it does not fit into 64 bits.</summary>
    public static long? OfShort(int exponent) => (uint)exponent < (uint)_short.Length ? _short[exponent] : null;

    private static Int128[] Make()
    {
        var powers = new Int128[Greatest + 1];
        powers[0] = 1;
        for (var i = 1; i < powers.Length; i++)
            powers[i] = powers[i - 1] * 10;
        return powers;
    }
}
