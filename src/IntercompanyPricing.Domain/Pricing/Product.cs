using IntercompanyPricing.Domain.MasterData;

namespace IntercompanyPricing.Domain.Pricing;

/// <summary>Something that a company or department sells.</summary>
/// <param name="Id">The identifier that clients chose.</param>
/// <param name="Seller">The company or department that sells it.</param>
/// <param name="Name">The name for people.</param>
/// <param name="Kind">Goods, services and so on.</param>
/// <param name="Unit">The unit in which it is sold, such as <c>EA</c>; orders must use it.</param>
/// <param name="Category">A grouping of the seller's own.</param>
/// <param name="EffectiveFrom">The day from which this description holds; always where absent.</param>
/// <param name="Evidence"><inheritdoc cref="Fact" path="/param[@name='Evidence']"/></param>
/// <param name="Withdrawn"><inheritdoc cref="Fact" path="/param[@name='Withdrawn']"/></param>
/// <param name="Equivalents">Products of other sellers that serve the same purpose, in the same unit: those of a buyer's own group are named to it when it buys this one outside.</param>
public sealed record Product(
    string Id,
    string Seller,
    string Name,
    ProductKind Kind,
    string Unit,
    string? Category = null,
    DateOnly? EffectiveFrom = null,
    string? Evidence = null,
    bool Withdrawn = false,
    IReadOnlyList<string>? Equivalents = null) : Fact(Evidence, Withdrawn)
{
    private Hint<ProductFile> _file;

    /// <inheritdoc/>
    protected override string OwnKey => Id;

    /// <inheritdoc/>
    protected override DateOnly OwnHoldsFrom => EffectiveFrom ?? DateOnly.MinValue;

    /// <summary>Where its prices were found last.</summary>
    internal ProductFile? File
    {
        get => _file.Value;
        set => _file.Value = value;
    }

    /// <summary>The key of all products of a kind, category and unit, whoever sells them; those without a category share the empty one.</summary>
    internal static string SortOf(Product product) => product.Category is { } category ? $"{EnumText<ProductKind>.Of(product.Kind)}:{product.Unit}:{category}" : "";
}
