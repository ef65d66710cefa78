namespace IntercompanyPricing.Domain.YearEnd;

/// <summary>What was supplied to or by one counterparty in a year.</summary>
internal sealed class SuppliesWith
{
    private readonly SortedDictionary<string, Int128> _products = new(StringComparer.Ordinal);

    /// <summary>The first and the last date of supply; null before the first supply.</summary>
    public (DateOnly First, DateOnly Last)? Dates { get; private set; }

    /// <summary>What is left of each product by id, in minor units; nothing of those that were taken back whole.</summary>
    public IEnumerable<(string Product, Int128 Minor)> Products => _products.Where(product => product.Value > 0).Select(product => (product.Key, product.Value));

    /// <summary>All of it, in minor units.</summary>
    public Int128 Total => Products.Aggregate(Int128.Zero, (sum, product) => sum + product.Minor);

    /// <summary>Takes the lines of an order in.</summary>
    public void Add(IReadOnlyList<(string Product, long Minor)> lines, DateOnly? suppliedOn)
    {
        foreach (var (product, minor) in lines)
            _products[product] = _products.GetValueOrDefault(product) + minor;
        if (suppliedOn is { } day)
            Dates = Dates is not { } known ? (day, day) : (day < known.First ? day : known.First, day > known.Last ? day : known.Last);
    }
}
