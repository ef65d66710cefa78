namespace IntercompanyPricing.Domain.Money;

/// <summary>The value of a profit level indicator: percent, a ratio, or money for one unit. Twelve digits before the point and six behind it at most.</summary>
/// <param name="Scaled">Millionths.</param>
public readonly record struct IndicatorValue(long Scaled) : IScaled<IndicatorValue>
{
    /// <inheritdoc/>
    public static int Decimals => 6;

    /// <inheritdoc/>
    public static int IntegerDigits => 12;

    /// <summary>The exact value.</summary>
    public Exact Value => Exact.FromScaled(Scaled, Decimals);

    /// <inheritdoc/>
    public static IndicatorValue FromScaled(long scaled) => new(scaled);

    /// <summary>Reads a decimal text such as <c>8.5</c>.</summary>
    /// <exception cref="FormatException">The text is no decimal number, or has more digits than are kept.</exception>
    public static IndicatorValue Parse(string text) => new(ScaledText.Parse<IndicatorValue>(text));

    /// <summary>The text of an exact value, rounded half-even to six decimals.</summary>
    public static string TextOf(Exact value) => value.Round(Decimals, RoundingMode.HalfEven) is { } scaled ? ScaledText.Format(scaled, Decimals) : value.ToString();

    /// <summary>The decimal text without needless zeros.</summary>
    public override string ToString() => ScaledText.Format(Scaled, Decimals);
}
