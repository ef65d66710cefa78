namespace IntercompanyPricing.Domain.Money;

/// <summary>How an exact value becomes one with fewer decimals. Always named, never ambient.</summary>
public enum RoundingMode
{
    /// <summary>To the nearest, a tie to the even neighbour (IEEE 754 roundTiesToEven).</summary>
    HalfEven,

    /// <summary>To the nearest, a tie away from zero (commercial rounding).</summary>
    HalfUp,
}
