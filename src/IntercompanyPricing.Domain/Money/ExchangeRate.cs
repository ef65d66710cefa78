namespace IntercompanyPricing.Domain.Money;

/// <summary>What one unit of the base currency is worth in the quote currency. Eight digits before the point and ten behind it at most.</summary>
/// <param name="Scaled">The rate times ten billion.</param>
public readonly record struct ExchangeRate(long Scaled) : IScaled<ExchangeRate>
{
    /// <inheritdoc/>
    public static int Decimals => 10;

    /// <inheritdoc/>
    public static int IntegerDigits => 8;

    /// <summary>The exact value.</summary>
    public Exact Value => Exact.FromScaled(Scaled, Decimals);

    /// <inheritdoc/>
    public static ExchangeRate FromScaled(long scaled) => new(scaled);

    /// <summary>Reads a decimal text such as <c>4.2713</c>.</summary>
    /// <exception cref="FormatException">The text is no decimal number, or has more digits than are kept.</exception>
    public static ExchangeRate Parse(string text) => new(ScaledText.Parse<ExchangeRate>(text));

    /// <summary>The decimal text without needless zeros.</summary>
    public override string ToString() => ScaledText.Format(Scaled, Decimals);
}
