namespace IntercompanyPricing.Domain.Money;

/// <summary>A figure of a company's accounts, in the main unit of a currency that is told beside it. Fourteen digits before the point and four behind it at most.</summary>
/// <param name="Scaled">Ten-thousandths of the main unit of the currency.</param>
public readonly record struct Figure(long Scaled) : IScaled<Figure>
{
    /// <inheritdoc/>
    public static int Decimals => 4;

    /// <inheritdoc/>
    public static int IntegerDigits => 14;

    /// <summary>The exact value.</summary>
    public Exact Value => Exact.FromScaled(Scaled, Decimals);

    /// <inheritdoc/>
    public static Figure FromScaled(long scaled) => new(scaled);

    /// <summary>Reads a decimal text such as <c>1250000.50</c>.</summary>
    /// <exception cref="FormatException">The text is no decimal number, or has more digits than are kept.</exception>
    public static Figure Parse(string text) => new(ScaledText.Parse<Figure>(text));

    /// <summary>The decimal text without needless zeros.</summary>
    public override string ToString() => ScaledText.Format(Scaled, Decimals);
}
