using IntercompanyPricing.Domain.Classification;
using IntercompanyPricing.Domain.MasterData;
using IntercompanyPricing.Domain.Money;
using IntercompanyPricing.Domain.Parties;

namespace IntercompanyPricing.Domain.Pricing;

/// <summary>A discount for employees, agents and their families. What is not named fits all.</summary>
/// <param name="Id">The identifier that clients chose.</param>
/// <param name="DiscountPercent">Off the list price, 0 to 100.</param>
/// <param name="EffectiveFrom">The first day, compared with an order's price date.</param>
/// <param name="Sellers">Companies or departments whose products it is for.</param>
/// <param name="ProductKinds">Kinds of products.</param>
/// <param name="Relations">Who has it: employees, agents and so on.</param>
/// <param name="Relationships">Staff of the seller (employee), of other companies of its group (group-employee); both where absent.</param>
/// <param name="LimitPercent">The part of the list price up to which a discount is free of tax (for example 20 for services under 26 USC 132(c)(1)(B)); no limit where absent.</param>
/// <param name="Floor">What the price never goes below.</param>
/// <param name="BorneBy">Who bears the discount; default the seller.</param>
/// <param name="Presentation">How the seller shows it; default net.</param>
/// <param name="EffectiveTo">The last day; open where absent.</param>
/// <param name="Evidence"><inheritdoc cref="Fact" path="/param[@name='Evidence']"/></param>
/// <param name="Withdrawn"><inheritdoc cref="Fact" path="/param[@name='Withdrawn']"/></param>
public sealed record Programme(
    string Id,
    Percent DiscountPercent,
    DateOnly EffectiveFrom,
    IReadOnlyList<string>? Sellers = null,
    IReadOnlyList<ProductKind>? ProductKinds = null,
    IReadOnlyList<StaffRelation>? Relations = null,
    IReadOnlyList<Relationship>? Relationships = null,
    Percent? LimitPercent = null,
    PriceFloor? Floor = null,
    BenefitBearer? BorneBy = null,
    BenefitPresentation? Presentation = null,
    DateOnly? EffectiveTo = null,
    string? Evidence = null,
    bool Withdrawn = false) : Fact(Evidence, Withdrawn)
{
    /// <inheritdoc/>
    protected override string OwnKey => Id;

    /// <inheritdoc/>
    protected override DateOnly OwnHoldsFrom => EffectiveFrom;
}
