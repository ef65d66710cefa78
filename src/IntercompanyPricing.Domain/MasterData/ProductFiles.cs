using System.Collections.Concurrent;
using IntercompanyPricing.Domain.Pricing;

namespace IntercompanyPricing.Domain.MasterData;

/// <summary>The files of all products, kept as prices, policies and bills of materials are recorded.</summary>
/// <remarks>One thread adds while others read without locks.</remarks>
/// <param name="products">The products.</param>
/// <param name="base">Files to start with, which are left untouched.</param>
internal sealed class ProductFiles(FactSet<Product> products, ProductFiles? @base = null) : IFactIndex<Price>, IFactIndex<Policy>, IFactIndex<BillOfMaterials>
{
    private readonly ConcurrentDictionary<string, ProductFile> _files = new(StringComparer.Ordinal);

    /// <summary>The file of a product that is described. Where it lies is kept with the description, since it never moves.</summary>
    public ProductFile Of(Product product)
    {
        if (product.File is { } known && known.IsOf(product, this))
            return known;
        var file = Of(product.Id);
        if (file.IsOf(product, this) && @base is null)
            product.File = file;
        return file;
    }

    /// <summary>The file of a product.</summary>
    public ProductFile Of(string product) => _files.TryGetValue(product, out var file) ? file : @base?.Of(product) ?? ProductFile.Empty;

    void IFactIndex<Price>.Add(History<Price> history, Recorded<Price> fact)
    {
        // All of a history is about the same product.
        if (history.All.Length == 1)
            Own(fact.Fact.Product).Add(Filed(history));
        else
            Own(fact.Fact.Product).Continue(history);
    }

    void IFactIndex<Price>.Replace(History<Price> inherited, History<Price> copy) => Own(copy.All[0].Fact.Product).Replace(inherited, Filed(copy));

    void IFactIndex<Policy>.Add(History<Policy> history, Recorded<Policy> fact)
    {
        if (fact.Fact.Product is { } product && !Of(product).Policies.Contains(history))
            Own(product).Add(history);
    }

    void IFactIndex<Policy>.Replace(History<Policy> inherited, History<Policy> copy)
    {
        var named = new HashSet<string>(StringComparer.Ordinal);
        foreach (var fact in copy.All)
        {
            if (fact.Fact.Product is { } product && named.Add(product))
                Own(product).Replace(inherited, copy);
        }
    }

    void IFactIndex<BillOfMaterials>.Add(History<BillOfMaterials> history, Recorded<BillOfMaterials> fact) => Own(fact.Fact.Product).Put(history);

    void IFactIndex<BillOfMaterials>.Replace(History<BillOfMaterials> inherited, History<BillOfMaterials> copy) => Own(copy.Key).Put(copy);

    // Most prices are the seller's. Where the file has the very texts of the product, they need not be compared letter by letter.
    private FiledPrice Filed(History<Price> history)
    {
        var (first, price) = (history.All[0], history.All[0].Fact);
        return new(history, first, history.All.Length > 1, price.Kind, Described(price.Product) is { } product && product.Seller == price.Party ? product.Seller : price.Party);
    }

    private ProductFile Own(string product)
    {
        if (_files.TryGetValue(product, out var file))
            return file;
        var id = Described(product)?.Id ?? product;
        return _files[id] = @base is null ? new ProductFile(this, id) : new ProductFile(this, id, @base.Of(product));
    }

    private Product? Described(string product) => products.Of(product)?.All[^1].Fact;
}
