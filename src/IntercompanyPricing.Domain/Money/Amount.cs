namespace IntercompanyPricing.Domain.Money;

/// <summary>An amount of money in whole minor units of its currency.</summary>
/// <param name="Minor">Minor units: 44000 is 440.00 EUR. At most 17 digits.</param>
/// <param name="Currency">The currency.</param>
public readonly record struct Amount(long Minor, Currency Currency)
{
    /// <summary>Digits that the minor units of one amount may have.</summary>
    public const int MaxDigits = 17;

    /// <summary>The exact value in the main unit.</summary>
    public Exact Value => Exact.FromScaled(Minor, Currency.MinorUnits);

    /// <summary>Zero of a currency.</summary>
    public static Amount Zero(Currency currency) => new(0, currency);

    /// <summary>An exact value rounded to the currency's minor units.</summary>
    /// <returns>The amount, or null where it has more than <see cref="MaxDigits"/> digits.</returns>
    public static Amount? Of(Exact value, Currency currency, RoundingMode mode)
        => value.Round(currency.MinorUnits, mode, MaxDigits) is { } minor ? new Amount(minor, currency) : null;

    /// <summary>The decimal text with the currency's minor units, such as <c>440.00</c>.</summary>
    public override string ToString() => ScaledText.FormatFixed(Minor, Currency.MinorUnits);
}
