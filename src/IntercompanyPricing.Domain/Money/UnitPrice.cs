namespace IntercompanyPricing.Domain.Money;

/// <summary>A price or cost of one unit in the main unit of a currency. Twelve digits before the point and six behind it at most.</summary>
/// <param name="Scaled">Millionths of the main unit of the currency.</param>
public readonly record struct UnitPrice(long Scaled) : IScaled<UnitPrice>
{
    /// <inheritdoc/>
    public static int Decimals => 6;

    /// <inheritdoc/>
    public static int IntegerDigits => 12;

    /// <summary>The exact value.</summary>
    public Exact Value => Exact.FromScaled(Scaled, Decimals);

    /// <inheritdoc/>
    public static UnitPrice FromScaled(long scaled) => new(scaled);

    /// <summary>Reads a decimal text such as <c>88.125</c>.</summary>
    /// <exception cref="FormatException">The text is no decimal number, or has more digits than are kept.</exception>
    public static UnitPrice Parse(string text) => new(ScaledText.Parse<UnitPrice>(text));

    /// <summary>The decimal text without needless zeros.</summary>
    public override string ToString() => ScaledText.Format(Scaled, Decimals);
}
