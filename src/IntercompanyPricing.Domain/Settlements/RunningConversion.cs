using IntercompanyPricing.Domain.Money;

namespace IntercompanyPricing.Domain.Settlements;

/// <summary>
/// Converts amounts one after the other, each together with those before it: the sum of what is converted is always the conversion of
/// the sum. So an account that returns to zero in transaction currency returns to zero in functional currency too, and not but for some rounding.
/// </summary>
internal sealed class RunningConversion(Exact rate, Currency functional, RoundingMode rounding)
{
    private long _own;
    private long _functional;

    /// <summary>The functional amount of the next one, signed as it is; null where it has too many digits, and then nothing has changed.</summary>
    public Amount? Next(Amount amount)
    {
        var next = Peek(amount);
        (_own, _functional) = (_own + (next is null ? 0 : amount.Minor), _functional + (next?.Minor ?? 0));
        return next;
    }

    /// <summary>What <see cref="Next"/> would answer.</summary>
    public Amount? Peek(Amount amount)
        => Amount.Of(new Amount(_own + amount.Minor, amount.Currency).Value * rate, functional, rounding) is { } all ? all with { Minor = all.Minor - _functional } : null;
}
