using IntercompanyPricing.Domain.Pricing;

namespace IntercompanyPricing.Domain.MasterData;

/// <summary>What is recorded about one product besides its description, in one place: a line that is priced looks it up once.</summary>
/// <remarks>One thread adds while others read without locks.</remarks>
internal sealed class ProductFile
{
    /// <summary>The file of a product that nothing is recorded about.</summary>
    public static readonly ProductFile Empty = new(null, "");

    private readonly ProductFiles? _owner;
    private readonly string _product;
    private AppendOnlyList<FiledPrice> _prices;
    private AppendOnlyList<History<Policy>> _policies;
    private History<BillOfMaterials>? _bill;

    /// <summary>A file without anything.</summary>
    public ProductFile(ProductFiles? owner, string product) => (_owner, _product) = (owner, product);

    /// <summary>A file that starts with what another holds and leaves it untouched.</summary>
    public ProductFile(ProductFiles owner, string product, ProductFile @base)
        : this(owner, product)
        => (_prices, _policies, _bill) = (new(@base.Prices), new(@base.Policies), @base.Bill);

    /// <summary>Prices and costs, whosever they are.</summary>
    public ReadOnlySpan<FiledPrice> Prices => _prices.Items;

    /// <summary>The policies that name the product, or did once.</summary>
    public ReadOnlySpan<History<Policy>> Policies => _policies.Items;

    /// <summary>What it is made of; null for what was never said to be made of anything.</summary>
    public History<BillOfMaterials>? Bill => Volatile.Read(ref _bill);

    /// <summary>Whether it is the file of a product among these.</summary>
    public bool IsOf(Product product, ProductFiles files) => _owner == files && _product == product.Id;

    /// <summary>Adds the price of another key.</summary>
    public void Add(FiledPrice price) => _prices.Add(price);

    /// <summary>Adds a policy that names the product.</summary>
    public void Add(History<Policy> policy) => _policies.Add(policy);

    /// <summary>Puts a bill in the place of any other.</summary>
    public void Put(History<BillOfMaterials> bill) => Volatile.Write(ref _bill, bill);

    /// <summary>Says that a price got another fact. Who read before that it had one knows of no other.</summary>
    public void Continue(History<Price> price)
    {
        if (PlaceOf(price) is { } place && !Prices[place].HasMore)
            _prices.Replace(place, Prices[place] with { HasMore = true });
    }

    /// <summary>Puts a copy in the place of a price, or adds it. Only while no other thread reads.</summary>
    public void Replace(History<Price> inherited, FiledPrice copy)
    {
        if (PlaceOf(inherited) is { } place)
            _prices.Replace(place, copy);
        else
            _prices.Add(copy);
    }

    /// <summary>Puts a copy in the place of a policy, or adds it. Only while no other thread reads.</summary>
    public void Replace(History<Policy> inherited, History<Policy> copy)
    {
        if (Policies.IndexOf(inherited) is >= 0 and var place)
            _policies.Replace(place, copy);
        else
            _policies.Add(copy);
    }

    private int? PlaceOf(History<Price> price)
    {
        for (var i = 0; i < Prices.Length; i++)
        {
            if (Prices[i].History == price)
                return i;
        }

        return null;
    }
}
