using IntercompanyPricing.Domain.MasterData;
using IntercompanyPricing.Domain.Money;

namespace IntercompanyPricing.Domain.Consolidation;

/// <summary>
/// How much of a product that companies of the group make a company still holds, as counted or as its ERP reports it. The seller's
/// profit in it is not yet earned by the group (IFRS 10 B86(c)); the latest purchases are taken to be those that are left.
/// </summary>
/// <param name="Company">The company whose stock it is.</param>
/// <param name="Product">The product, as orders name it.</param>
/// <param name="Quantity">How much at the end of the day, in the product's unit; zero or more.</param>
/// <param name="EffectiveFrom">The day of the count: it holds until the next one.</param>
/// <param name="Evidence"><inheritdoc cref="Fact" path="/param[@name='Evidence']"/></param>
/// <param name="Withdrawn"><inheritdoc cref="Fact" path="/param[@name='Withdrawn']"/></param>
public sealed record StockOnHand(
    string Company,
    string Product,
    Quantity Quantity,
    DateOnly EffectiveFrom,
    string? Evidence = null,
    bool Withdrawn = false) : Fact(Evidence, Withdrawn)
{
    /// <inheritdoc/>
    protected override string OwnKey => $"{Company}:{Product}";

    /// <inheritdoc/>
    protected override DateOnly OwnHoldsFrom => EffectiveFrom;
}
