namespace IntercompanyPricing.Domain.Money;

/// <summary>Splits an amount so that the parts make up the whole exactly.</summary>
public static class Shares
{
    /// <summary>The parts of a whole in proportion to weights. Each is cut to whole minor units, and the last one takes the rest: so none changes its sign.</summary>
    /// <param name="whole">Minor units, above or below zero.</param>
    /// <param name="weights">One for each part, none below zero, and not all zero.</param>
    /// <returns>One part for each weight.</returns>
    public static long[] Of(long whole, IReadOnlyList<Int128> weights)
    {
        var all = weights.Aggregate(Int128.Zero, (sum, weight) => sum + weight);
        var (parts, left) = (new long[weights.Count], whole);
        for (var i = 0; i < parts.Length - 1; i++)
        {
            parts[i] = (long)(whole * (System.Numerics.BigInteger)weights[i] / (System.Numerics.BigInteger)all);
            left -= parts[i];
        }

        parts[^1] = left;
        return parts;
    }
}
