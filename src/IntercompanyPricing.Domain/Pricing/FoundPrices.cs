using IntercompanyPricing.Domain.MasterData;

namespace IntercompanyPricing.Domain.Pricing;

/// <summary>
/// What was found for one line: its cost is asked for by the method, by the range test and by what stays in stock. Whoever asks first looks it up.
/// </summary>
/// <remarks>Not for several threads, as no line is priced by several.</remarks>
/// <param name="supply">The line. A copy of it with something changed is another one.</param>
internal sealed class FoundPrices(Supply supply)
{
    private (PriceKind Kind, string Party, FoundPrice Found) _first;
    private (PriceKind Kind, string Party, FoundPrice Found) _second;

    private ProductFile? _file;

    /// <summary>The line.</summary>
    public Supply Supply => supply;

    /// <summary>All that is recorded about the product.</summary>
    public ProductFile File => _file ??= supply.Facts.Log.Files.Of(supply.Product);

    /// <summary>What the product is made of; null for what is bought, or not known.</summary>
    public Recorded<BillOfMaterials>? Bill => BillOfMaterials.InForce(File.Bill, supply.PriceDate, supply.Facts);

    /// <summary>What was found before, or null.</summary>
    public FoundPrice? Of(PriceKind kind, string party)
        => _first.Found is { } first && _first.Kind == kind && _first.Party == party ? first
            : _second.Found is { } second && _second.Kind == kind && _second.Party == party ? second
            : null;

    /// <summary>Keeps what was found. A line needs a price and a cost; what else it needs is looked up again.</summary>
    public Outcome<FoundPrice> Keep(PriceKind kind, string party, Outcome<FoundPrice> found)
    {
        if (found.Value is not { } price || _second.Found is not null)
            return found;
        if (_first.Found is null)
            _first = (kind, party, price);
        else
            _second = (kind, party, price);
        return found;
    }
}
