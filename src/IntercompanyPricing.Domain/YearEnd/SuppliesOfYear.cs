namespace IntercompanyPricing.Domain.YearEnd;

/// <summary>What the posted supplies of one year come to, in minor units of the tested party's functional currency.</summary>
internal sealed class SuppliesOfYear
{
    private readonly SortedDictionary<string, SuppliesWith> _counterparties = new(StringComparer.Ordinal);

    /// <summary>How many orders.</summary>
    public int Orders { get; private set; }

    /// <summary>All of them.</summary>
    public Int128 Posted { get; private set; }

    /// <summary>The part of notes over supplies in a sum.</summary>
    public Int128 Adjustments { get; private set; }

    /// <summary>What was supplied, by counterparty.</summary>
    public IReadOnlyDictionary<string, SuppliesWith> Counterparties => _counterparties;

    /// <summary>Takes the lines of an order in.</summary>
    /// <param name="counterparty">The other company.</param>
    /// <param name="lines">Products, and what they come to.</param>
    /// <param name="suppliedOn">The date of supply, where it is one.</param>
    /// <param name="isOfSum">Whether it is a note over supplies in a sum, or takes one back.</param>
    public void Add(string counterparty, IReadOnlyList<(string Product, long Minor)> lines, DateOnly? suppliedOn, bool isOfSum)
    {
        Orders++;
        foreach (var (_, minor) in lines)
        {
            Posted += minor;
            Adjustments += isOfSum ? minor : 0;
        }

        // Shares are in proportion to what was supplied, not to what was adjusted before.
        if (isOfSum)
            return;
        if (!_counterparties.TryGetValue(counterparty, out var supplies))
            _counterparties.Add(counterparty, supplies = new SuppliesWith());
        supplies.Add(lines, suppliedOn);
    }
}
