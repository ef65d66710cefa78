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

    /// <summary>What was supplied and adjusted, by counterparty.</summary>
    public IReadOnlyDictionary<string, SuppliesWith> Counterparties => _counterparties;

    /// <summary>Takes the lines of an order in.</summary>
    /// <param name="counterparty">The other company.</param>
    /// <param name="lines">Products, and what they come to.</param>
    /// <param name="suppliedOn">The date of supply, where it is one.</param>
    /// <param name="note">The note over supplies in a sum that it is, or takes back; null where it is none.</param>
    public void Add(string counterparty, IReadOnlyList<(string Product, long Minor)> lines, DateOnly? suppliedOn, NoteInSum? note)
    {
        Orders++;
        foreach (var (_, minor) in lines)
        {
            Posted += minor;
            Adjustments += note is null ? 0 : minor;
        }

        // Shares are in proportion to what was supplied, not to what was adjusted before; and what others decided, such as an incentive that one
        // counterparty earned, is not shared among all.
        if (note is { IsOfTestedParty: false })
            return;
        if (!_counterparties.TryGetValue(counterparty, out var supplies))
            _counterparties.Add(counterparty, supplies = new SuppliesWith());
        if (note is null)
            supplies.Add(lines, suppliedOn);
        else
            supplies.AddNote(lines);
    }
}
