namespace IntercompanyPricing.Domain.Money;

/// <summary>A decimal number kept as a whole number of its smallest step, so that nothing is ever rounded in silence.</summary>
/// <typeparam name="TSelf">The type itself.</typeparam>
public interface IScaled<TSelf>
    where TSelf : struct, IScaled<TSelf>
{
    /// <summary>Digits behind the decimal point; a value with more is refused.</summary>
    static abstract int Decimals { get; }

    /// <summary>Digits before the decimal point; a value with more is refused.</summary>
    static abstract int IntegerDigits { get; }

    /// <summary>The value times 10 to the power of <see cref="Decimals"/>.</summary>
    long Scaled { get; }

    /// <summary>The value of so many smallest steps.</summary>
    static abstract TSelf FromScaled(long scaled);
}
