using IntercompanyPricing.Domain.MasterData;

namespace IntercompanyPricing.Domain.Pricing;

/// <summary>An intercompany agreement: what one side supplies to the other under written terms, agreed beforehand (TPG 1.42).</summary>
/// <param name="Id">The identifier that clients chose.</param>
/// <param name="Provider">The company or department that supplies.</param>
/// <param name="Receiver">The company or department that is supplied.</param>
/// <param name="EffectiveFrom">The first day, compared with an order's date of supply.</param>
/// <param name="Products">Products that it covers.</param>
/// <param name="ProductKinds">Kinds of products that it covers; with neither products nor kinds it covers everything, with both what either names.</param>
/// <param name="EffectiveTo">The last day; open where absent.</param>
/// <param name="Evidence"><inheritdoc cref="Fact" path="/param[@name='Evidence']"/></param>
/// <param name="Withdrawn"><inheritdoc cref="Fact" path="/param[@name='Withdrawn']"/></param>
public sealed record Agreement(
    string Id,
    string Provider,
    string Receiver,
    DateOnly EffectiveFrom,
    IReadOnlyList<string>? Products = null,
    IReadOnlyList<ProductKind>? ProductKinds = null,
    DateOnly? EffectiveTo = null,
    string? Evidence = null,
    bool Withdrawn = false) : Fact(Evidence, Withdrawn)
{
    /// <inheritdoc/>
    protected override string OwnKey => Id;

    /// <inheritdoc/>
    protected override DateOnly OwnHoldsFrom => EffectiveFrom;

    /// <summary>Whether a product is supplied under it.</summary>
    internal bool Covers(Product product)
        => (Products is null && ProductKinds is null) || (Products?.Contains(product.Id) ?? false) || (ProductKinds?.Contains(product.Kind) ?? false);
}
