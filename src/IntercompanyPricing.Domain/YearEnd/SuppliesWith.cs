namespace IntercompanyPricing.Domain.YearEnd;

/// <summary>What was supplied to or by one counterparty in a year, and what year-end adjustments of the tested party made of it.</summary>
internal sealed class SuppliesWith
{
    private readonly SortedDictionary<string, Int128> _products = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, Int128> _adjusted = new(StringComparer.Ordinal);

    /// <summary>The first and the last date of supply; null before the first supply.</summary>
    public (DateOnly First, DateOnly Last)? Dates { get; private set; }

    /// <summary>What is left of each product by id, in minor units; nothing of those that were taken back whole.</summary>
    public IEnumerable<(string Product, Int128 Minor)> Products => _products.Where(product => product.Value > 0).Select(product => (product.Key, product.Value));

    /// <summary>All of it, in minor units.</summary>
    public Int128 Total => Products.Aggregate(Int128.Zero, (sum, product) => sum + product.Minor);

    /// <summary>What year-end adjustments that were not taken back made of each product by id, in minor units; nothing where they come to nothing.</summary>
    public IEnumerable<(string Product, Int128 Minor)> Adjusted => _adjusted.Where(product => product.Value != 0).Select(product => (product.Key, product.Value));

    /// <summary>Takes the lines of an order in.</summary>
    public void Add(IReadOnlyList<(string Product, long Minor)> lines, DateOnly? suppliedOn)
    {
        foreach (var (product, minor) in lines)
            _products[product] = _products.GetValueOrDefault(product) + minor;
        if (suppliedOn is { } day)
            Dates = Dates is not { } known ? (day, day) : (day < known.First ? day : known.First, day > known.Last ? day : known.Last);
    }

    /// <summary>Takes the lines of a year-end adjustment in, or of what takes one back.</summary>
    public void AddNote(IReadOnlyList<(string Product, long Minor)> lines)
    {
        foreach (var (product, minor) in lines)
            _adjusted[product] = _adjusted.GetValueOrDefault(product) + minor;
    }
}
