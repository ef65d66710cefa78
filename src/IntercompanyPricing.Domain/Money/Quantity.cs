namespace IntercompanyPricing.Domain.Money;

/// <summary>A quantity in the product's unit. Nine digits before the point and six behind it at most.</summary>
/// <param name="Scaled">Millionths of the unit.</param>
public readonly record struct Quantity(long Scaled) : IScaled<Quantity>
{
    /// <inheritdoc/>
    public static int Decimals => 6;

    /// <inheritdoc/>
    public static int IntegerDigits => 9;

    /// <summary>The exact value.</summary>
    public Exact Value => Exact.FromScaled(Scaled, Decimals);

    /// <inheritdoc/>
    public static Quantity FromScaled(long scaled) => new(scaled);

    /// <summary>Reads a decimal text such as <c>2.5</c>.</summary>
    /// <exception cref="FormatException">The text is no decimal number, or has more digits than are kept.</exception>
    public static Quantity Parse(string text) => new(ScaledText.Parse<Quantity>(text));

    /// <summary>The decimal text without needless zeros.</summary>
    public override string ToString() => ScaledText.Format(Scaled, Decimals);
}
