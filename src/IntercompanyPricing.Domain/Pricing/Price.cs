using IntercompanyPricing.Domain.MasterData;
using IntercompanyPricing.Domain.Money;

namespace IntercompanyPricing.Domain.Pricing;

/// <summary>A price or a cost of a product from a day on.</summary>
/// <param name="Product">The product.</param>
/// <param name="Kind">List price, full cost and so on.</param>
/// <param name="Amount">Money for <paramref name="Per"/> units.</param>
/// <param name="Currency">ISO 4217 code.</param>
/// <param name="EffectiveFrom">The first day.</param>
/// <param name="Party">Whose price or cost it is; default the product's seller.</param>
/// <param name="Per">The number of units that the amount is for; default 1.</param>
/// <param name="EffectiveTo">The last day; open where absent. An expired price is never used.</param>
/// <param name="MinQuantity">A tier: the price holds for quantities from this one on; default 0.</param>
/// <param name="Evidence"><inheritdoc cref="Fact" path="/param[@name='Evidence']"/></param>
/// <param name="Withdrawn"><inheritdoc cref="Fact" path="/param[@name='Withdrawn']"/></param>
public sealed record Price(
    string Product,
    PriceKind Kind,
    UnitPrice Amount,
    string Currency,
    DateOnly EffectiveFrom,
    string? Party = null,
    Quantity? Per = null,
    DateOnly? EffectiveTo = null,
    Quantity? MinQuantity = null,
    string? Evidence = null,
    bool Withdrawn = false) : Fact(Evidence, Withdrawn)
{
    /// <inheritdoc/>
    protected override string OwnKey => $"{Product}:{EnumText<PriceKind>.Of(Kind)}:{Party ?? Any}:{Currency}:{MinQuantity ?? default}";

    /// <inheritdoc/>
    protected override DateOnly OwnHoldsFrom => EffectiveFrom;

    /// <summary>The exact price of one unit.</summary>
    internal Exact PerUnit => Per is { } per ? Amount.Value / per.Value : Amount.Value;
}
