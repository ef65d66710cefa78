namespace IntercompanyPricing.Domain.Money;

/// <summary>A percentage: <c>10</c> is ten of a hundred. Six decimals at most.</summary>
/// <param name="Scaled">Millionths of one percent.</param>
public readonly record struct Percent(long Scaled) : IScaled<Percent>
{
    /// <inheritdoc/>
    public static int Decimals => 6;

    /// <inheritdoc/>
    public static int IntegerDigits => 9;

    /// <summary>The whole.</summary>
    public static Percent Hundred => new(100_000_000);

    /// <summary>The exact value in percent; a hundred is the whole.</summary>
    public Exact Value => Exact.FromScaled(Scaled, Decimals);

    /// <inheritdoc/>
    public static Percent FromScaled(long scaled) => new(scaled);

    /// <summary>The percentage next to an exact one, six decimals of it; of two as near the even one.</summary>
    /// <exception cref="OverflowException">It has more than nine digits before its point.</exception>
    public static Percent Nearest(Exact percent)
        => percent.Round(Decimals, RoundingMode.HalfEven, IntegerDigits + Decimals) is { } scaled ? new(scaled) : throw new OverflowException($"{percent} % is more than a percentage can be.");

    /// <summary>Reads a decimal text such as <c>33.333333</c>.</summary>
    /// <exception cref="FormatException">The text is no decimal number, or has more digits than are kept.</exception>
    public static Percent Parse(string text) => new(ScaledText.Parse<Percent>(text));

    /// <summary>The decimal text without needless zeros.</summary>
    public override string ToString() => ScaledText.Format(Scaled, Decimals);
}
