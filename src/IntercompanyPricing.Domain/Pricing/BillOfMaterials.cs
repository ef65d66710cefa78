using IntercompanyPricing.Domain.MasterData;

namespace IntercompanyPricing.Domain.Pricing;

/// <summary>
/// What a product is made of. While it is in force the seller's costs of the product, production, full and variable, are not
/// looked up: they are what its inputs are sold for to the seller, and what the seller's own work adds.
/// </summary>
/// <param name="Product">The product that is made.</param>
/// <param name="Inputs">What goes into one unit of it, 1 to 100 products.</param>
/// <param name="EffectiveFrom">The first day, compared with an order's price date.</param>
/// <param name="ConversionCost">The kind of cost under which the seller's own work on one unit is recorded; conversion-cost where absent.</param>
/// <param name="EffectiveTo">The last day; open where absent.</param>
/// <param name="Evidence"><inheritdoc cref="Fact" path="/param[@name='Evidence']"/></param>
/// <param name="Withdrawn"><inheritdoc cref="Fact" path="/param[@name='Withdrawn']"/></param>
public sealed record BillOfMaterials(
    string Product,
    IReadOnlyList<MaterialInput> Inputs,
    DateOnly EffectiveFrom,
    PriceKind? ConversionCost = null,
    DateOnly? EffectiveTo = null,
    string? Evidence = null,
    bool Withdrawn = false) : Fact(Evidence, Withdrawn)
{
    /// <inheritdoc/>
    protected override string OwnKey => Product;

    /// <inheritdoc/>
    protected override DateOnly OwnHoldsFrom => EffectiveFrom;

    /// <summary>The bill of a product in force on a day, or null.</summary>
    internal static Recorded<BillOfMaterials>? InForce(string product, DateOnly day, KnownFacts facts)
        => InForce(facts.Log.BillsOfMaterials.Of(product), day, facts);

    /// <summary>The bill in force on a day of all that were recorded for a product, or null.</summary>
    internal static Recorded<BillOfMaterials>? InForce(History<BillOfMaterials>? recorded, DateOnly day, KnownFacts facts)
        => recorded?.InForce(day, facts.KnownAt) is { } bill && !(bill.Fact.EffectiveTo < day) ? bill : null;
}
