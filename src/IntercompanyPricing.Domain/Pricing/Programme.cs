using System.Text.Json.Serialization;
using IntercompanyPricing.Domain.Classification;
using IntercompanyPricing.Domain.MasterData;
using IntercompanyPricing.Domain.Money;
using IntercompanyPricing.Domain.Parties;

namespace IntercompanyPricing.Domain.Pricing;

/// <summary>
/// What internal customers get beyond a price: a discount for employees, agents and their families, or an incentive for volume.
/// What is not named fits all.
/// </summary>
/// <param name="Id">The identifier that clients chose.</param>
/// <param name="EffectiveFrom">The first day, compared with an order's price date.</param>
/// <param name="DiscountPercent">Staff discounts, and needed there: off the list price, 0 to 100.</param>
/// <param name="Sellers">Companies or departments whose products it is for; volume: exactly one.</param>
/// <param name="ProductKinds">Kinds of products.</param>
/// <param name="Relations">Staff discounts: who has it, employees, agents and so on.</param>
/// <param name="Relationships">Staff discounts: staff of the seller (employee), of other companies of its group (group-employee), both where absent. Volume: how the buyer stands to the seller, any between companies and departments of the group where absent.</param>
/// <param name="LimitPercent">Staff discounts: the part of the list price up to which a discount is free of tax (for example 20 for services under 26 USC 132(c)(1)(B)); no such limit where absent.</param>
/// <param name="Floor">Staff discounts: what the price never goes below.</param>
/// <param name="BorneBy">Staff discounts: who bears it; default the seller.</param>
/// <param name="Presentation">Staff discounts: how the seller shows it; default net.</param>
/// <param name="Kind">What it grants; default staff-discount. It never changes.</param>
/// <param name="Countries">Staff discounts: countries of employers (ISO 3166-1 alpha-2), whose payroll law the limits are.</param>
/// <param name="GrossProfits">Staff discounts: in place of <paramref name="LimitPercent"/>, the gross profit of each year; that of the year before the supply is the limit (26 USC 132(c)(1)(A), 26 CFR 1.132-3(c)).</param>
/// <param name="ListMarkdownPercent">Staff discounts: the part of the list price that outsiders need not pay either and that is no benefit (for example 4 under § 8(3) of Germany's EStG).</param>
/// <param name="Allowance">Staff discounts: what a person gets free of tax in a calendar year, over all orders under the programme.</param>
/// <param name="Buyers">Volume: companies or departments that it is for.</param>
/// <param name="Currency">Volume, and needed there: the currency in which volume is counted. It never changes.</param>
/// <param name="Period">Volume: over which time volume adds up; default year. It never changes.</param>
/// <param name="TierBasis">Volume: what a tier's percentage is of; default all-volume.</param>
/// <param name="Tiers">Volume, and needed there: what is earned from which volume on, in ascending order.</param>
/// <param name="EffectiveTo">The last day; open where absent.</param>
/// <param name="Evidence"><inheritdoc cref="Fact" path="/param[@name='Evidence']"/></param>
/// <param name="Withdrawn"><inheritdoc cref="Fact" path="/param[@name='Withdrawn']"/></param>
public sealed record Programme(
    string Id,
    DateOnly EffectiveFrom,
    Percent? DiscountPercent = null,
    IReadOnlyList<string>? Sellers = null,
    IReadOnlyList<ProductKind>? ProductKinds = null,
    IReadOnlyList<StaffRelation>? Relations = null,
    IReadOnlyList<Relationship>? Relationships = null,
    Percent? LimitPercent = null,
    PriceFloor? Floor = null,
    BenefitBearer? BorneBy = null,
    BenefitPresentation? Presentation = null,
    ProgrammeKind? Kind = null,
    IReadOnlyList<string>? Countries = null,
    IReadOnlyList<GrossProfit>? GrossProfits = null,
    Percent? ListMarkdownPercent = null,
    Allowance? Allowance = null,
    IReadOnlyList<string>? Buyers = null,
    string? Currency = null,
    VolumePeriod? Period = null,
    TierBasis? TierBasis = null,
    IReadOnlyList<VolumeTier>? Tiers = null,
    DateOnly? EffectiveTo = null,
    string? Evidence = null,
    bool Withdrawn = false) : Fact(Evidence, Withdrawn)
{
    /// <summary>The group of staff discounts among the programmes.</summary>
    internal const string StaffDiscounts = "staff-discount";

    /// <summary>The group of volume programmes.</summary>
    internal const string Volumes = "volume";

    /// <summary>Whether it counts volume; otherwise it is a staff discount.</summary>
    [JsonIgnore]
    public bool IsVolume => Kind == ProgrammeKind.Volume;

    /// <summary>The currency of what it counts over several orders; null where it counts nothing.</summary>
    [JsonIgnore]
    public string? StandingCurrency => IsVolume ? Currency : Allowance?.Currency;

    /// <inheritdoc/>
    protected override string OwnKey => Id;

    /// <inheritdoc/>
    protected override DateOnly OwnHoldsFrom => EffectiveFrom;

    /// <summary>Whether it is for the products of a seller and of a kind.</summary>
    /// <param name="seller">The selling party.</param>
    /// <param name="sellerCompany">Its company.</param>
    /// <param name="kind">The kind of product.</param>
    internal bool IsFor(string seller, string sellerCompany, ProductKind kind)
        => (Sellers is null || Sellers.Contains(seller) || Sellers.Contains(sellerCompany)) && (ProductKinds?.Contains(kind) ?? true);
}
