namespace IntercompanyPricing.Reliability.Model;

/// <summary>What one company owes another for an order, or newly after a netting, with all that was done about it since.</summary>
/// <param name="Seller">Who is owed.</param>
/// <param name="Buyer">Who owes.</param>
/// <param name="Date">The day of the order.</param>
/// <param name="Relationship">How they stood to each other then.</param>
/// <param name="Rate">What a EUR was worth then, in the currency of the one company whose books are in another.</param>
/// <param name="IsDebt">Whether a netting left it.</param>
internal sealed record Owed(string Seller, string Buyer, DateOnly Date, string Relationship, int Rate, bool IsDebt = false)
{
    /// <summary>Amounts by day: what is owed is above zero, what was paid or taken back below.</summary>
    public List<(DateOnly Date, decimal Amount)> Changes { get; } = [];

    /// <summary>The payments that were not taken back.</summary>
    public int Payments { get; set; }

    /// <summary>What can be paid on a day: open by then, and still open after all that is posted for later days.</summary>
    public decimal DueOn(DateOnly day)
    {
        var (then, later) = (Changes.Where(change => change.Date <= day).Sum(change => change.Amount), Changes.Sum(change => change.Amount));
        return Math.Sign(then) != Math.Sign(later) ? 0 : Math.Abs(then) <= Math.Abs(later) ? then : later;
    }
}
