using IntercompanyPricing.Domain.MasterData;
using IntercompanyPricing.Domain.Money;
using IntercompanyPricing.Domain.Pricing;

namespace IntercompanyPricing.Domain.Parties;

/// <summary>A company, a department of a company, or a person.</summary>
/// <param name="Id">The identifier that clients chose.</param>
/// <param name="Kind">Company, department or person.</param>
/// <param name="Name">The name for people.</param>
/// <param name="Company">Departments only: the company that the department belongs to.</param>
/// <param name="Country">Companies only: ISO 3166-1 alpha-2.</param>
/// <param name="FunctionalCurrency">Companies only: ISO 4217 code of the currency its books are kept in (IAS 21.9).</param>
/// <param name="KeepsBooks">Companies only: whether its journal is kept here; a mere counterparty does not (the default).</param>
/// <param name="Lei">Companies only: ISO 17442 legal entity identifier.</param>
/// <param name="DissolvedOn">Companies only: from this day on the company no longer exists.</param>
/// <param name="RateKind">Companies only: whose exchange rates it uses; default <c>ecb</c>.</param>
/// <param name="RateRule">Companies only: which day's rate it uses; default last-published.</param>
/// <param name="Rounding">Companies only: how it rounds prices and amounts; default half-even.</param>
/// <param name="EffectiveFrom">The day from which this description holds; always where absent.</param>
/// <param name="Evidence"><inheritdoc cref="Fact" path="/param[@name='Evidence']"/></param>
/// <param name="Withdrawn"><inheritdoc cref="Fact" path="/param[@name='Withdrawn']"/></param>
/// <param name="RequireAgreement">Companies only: whether its intercompany orders are refused without an agreement; default not.</param>
/// <param name="AutoAccept">Companies only: whether it accepts what sellers post in its books by itself (the default), or confirms each order.</param>
public sealed record Party(
    string Id,
    PartyKind Kind,
    string Name,
    string? Company = null,
    string? Country = null,
    string? FunctionalCurrency = null,
    bool? KeepsBooks = null,
    string? Lei = null,
    DateOnly? DissolvedOn = null,
    string? RateKind = null,
    RateRule? RateRule = null,
    RoundingMode? Rounding = null,
    DateOnly? EffectiveFrom = null,
    string? Evidence = null,
    bool Withdrawn = false,
    bool? RequireAgreement = null,
    bool? AutoAccept = null) : Fact(Evidence, Withdrawn)
{
    /// <inheritdoc/>
    protected override string OwnKey => Id;

    /// <inheritdoc/>
    protected override DateOnly OwnHoldsFrom => EffectiveFrom ?? DateOnly.MinValue;
}
