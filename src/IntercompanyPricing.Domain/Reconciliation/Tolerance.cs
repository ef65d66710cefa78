using IntercompanyPricing.Domain.Money;

namespace IntercompanyPricing.Domain.Reconciliation;

/// <summary>How far two bookings may lie apart and still be the same.</summary>
/// <param name="Amount">In the main unit of their currency; zero or more.</param>
/// <param name="Days">Between the two dates; zero or more.</param>
public sealed record Tolerance(Exact Amount, int Days)
{
    /// <summary>Where none is asked for: the same amount, at most five days apart.</summary>
    public static Tolerance Usual { get; } = new(Exact.Zero, 5);

    /// <summary>Whether two amounts of one currency are the same.</summary>
    public bool Allows(Amount one, Amount other) => (one.Value - other.Value) is var apart && (apart.Sign < 0 ? Exact.Zero - apart : apart) <= Amount;

    /// <summary>Whether two dates are the same.</summary>
    public bool Allows(DateOnly one, DateOnly other) => Math.Abs(one.DayNumber - other.DayNumber) <= Days;
}
