namespace IntercompanyPricing.Domain.Standings;

/// <summary>
/// The little of a decision that depends on earlier orders. It is read at posting, under the write lock, and kept in the order,
/// so that the same decision can be made again from the order alone.
/// </summary>
/// <param name="totals">What is known; what is not is zero.</param>
public sealed class Standing(IReadOnlyDictionary<StandingKey, StandingTotal> totals)
{
    /// <summary>Before any order.</summary>
    public static Standing None { get; } = new(new Dictionary<StandingKey, StandingTotal>());

    /// <summary>That which an order was decided on.</summary>
    /// <param name="uses">What the order keeps of it.</param>
    public static Standing Kept(IReadOnlyList<StandingUse>? uses)
        => uses is null ? None : new(uses.ToDictionary(use => use.Key, use => new StandingTotal(use.Before.Minor, use.EarnedBefore.Minor)));

    /// <summary>That which an order leaves to one that is posted together with it.</summary>
    /// <param name="uses">What the order found and changes.</param>
    public Standing After(IReadOnlyList<StandingUse>? uses)
    {
        if (uses is null)
            return this;
        var after = new Dictionary<StandingKey, StandingTotal>(totals);
        foreach (var use in uses)
            after[use.Key] = new StandingTotal(use.Before.Minor + use.Change.Minor, use.EarnedBefore.Minor + use.Earned.Minor);
        return new(after);
    }

    /// <summary>What the orders so far come to.</summary>
    public StandingTotal Of(StandingKey key) => totals.GetValueOrDefault(key);
}
