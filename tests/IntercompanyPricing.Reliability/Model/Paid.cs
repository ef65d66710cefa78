namespace IntercompanyPricing.Reliability.Model;

/// <summary>What settled an item: a payment, or its part of a netting.</summary>
/// <param name="Owed">The item.</param>
/// <param name="Date">The day.</param>
/// <param name="Amount">How much.</param>
/// <param name="Rate">What a EUR was worth on it.</param>
internal sealed record Paid(Owed Owed, DateOnly Date, decimal Amount, int Rate)
{
    /// <summary>Whether it was taken back.</summary>
    public bool IsTakenBack { get; set; }
}
