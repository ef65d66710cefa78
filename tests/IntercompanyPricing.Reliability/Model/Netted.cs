namespace IntercompanyPricing.Reliability.Model;

/// <summary>A netting.</summary>
/// <param name="Date">The day.</param>
/// <param name="Rate">What a EUR was worth on it.</param>
/// <param name="Items">What it settled.</param>
/// <param name="Debts">What is owed instead, with the amounts.</param>
internal sealed record Netted(DateOnly Date, int Rate, IReadOnlyList<Paid> Items, IReadOnlyList<(Owed Owed, decimal Amount)> Debts)
{
    /// <summary>Whether it was taken back.</summary>
    public bool IsTakenBack { get; set; }
}
