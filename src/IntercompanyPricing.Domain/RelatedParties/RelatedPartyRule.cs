using IntercompanyPricing.Domain.MasterData;
using IntercompanyPricing.Domain.Money;

namespace IntercompanyPricing.Domain.RelatedParties;

/// <summary>
/// When two parties that nobody controls together are related all the same. Laws count differently, so a rule is named data:
/// a preset that says how, and the terms that differ from its own.
/// </summary>
/// <param name="Id">The identifier that clients chose; a decision names it.</param>
/// <param name="Preset">How it counts, and its terms where this fact leaves them out.</param>
/// <param name="Basis">Votes, capital or any.</param>
/// <param name="ThresholdPercent">From which percentage on the parties are related, 0 to 100; with control-or-joint that of each of two persons.</param>
/// <param name="Inclusive">Whether exactly the threshold is enough.</param>
/// <param name="CommonHolder">Whether somebody who holds that much in both relates them.</param>
/// <param name="GatePercent">Gated and pass-through: how much of an intermediary one must hold for its holdings to count, 0 to 100.</param>
/// <param name="When">When the holdings are looked at.</param>
/// <param name="Months">Within-months: how many, 1 to 24.</param>
/// <param name="Countries">ISO 3166-1 alpha-2: the rule is in force where the buyer's or the seller's company is in one of them; everywhere where absent.</param>
/// <param name="EffectiveFrom">The first day of supply; always where absent.</param>
/// <param name="EffectiveTo">The last day; open where absent.</param>
/// <param name="Evidence"><inheritdoc cref="Fact" path="/param[@name='Evidence']"/></param>
/// <param name="Withdrawn"><inheritdoc cref="Fact" path="/param[@name='Withdrawn']"/></param>
public sealed record RelatedPartyRule(
    string Id,
    RelatedPartyPreset Preset,
    ShareBasis? Basis = null,
    Percent? ThresholdPercent = null,
    bool? Inclusive = null,
    bool? CommonHolder = null,
    Percent? GatePercent = null,
    TestTime? When = null,
    int? Months = null,
    IReadOnlyList<string>? Countries = null,
    DateOnly? EffectiveFrom = null,
    DateOnly? EffectiveTo = null,
    string? Evidence = null,
    bool Withdrawn = false) : Fact(Evidence, Withdrawn)
{
    /// <inheritdoc/>
    protected override string OwnKey => Id;

    /// <inheritdoc/>
    protected override DateOnly OwnHoldsFrom => EffectiveFrom ?? DateOnly.MinValue;
}
