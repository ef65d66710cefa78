using IntercompanyPricing.Domain.MasterData;

namespace IntercompanyPricing.Domain.Ownership;

/// <summary>Control by other means than votes, or its denial (IFRS 10.B2-B4).</summary>
/// <param name="Controlled">The company that it is about.</param>
/// <param name="Effect">Confers or denies.</param>
/// <param name="Basis">What it rests on.</param>
/// <param name="Holds">Whether it holds from that day on; false ends it.</param>
/// <param name="EffectiveFrom">The first day.</param>
/// <param name="Controller">The company or person that it is about; a denial may leave it out, and then nobody controls.</param>
/// <param name="Evidence"><inheritdoc cref="Fact" path="/param[@name='Evidence']"/></param>
/// <param name="Withdrawn"><inheritdoc cref="Fact" path="/param[@name='Withdrawn']"/></param>
public sealed record ControlFact(
    string Controlled,
    ControlEffect Effect,
    ControlBasis Basis,
    bool Holds,
    DateOnly EffectiveFrom,
    string? Controller = null,
    string? Evidence = null,
    bool Withdrawn = false) : Fact(Evidence, Withdrawn)
{
    /// <inheritdoc/>
    protected override string OwnKey => $"{Controller ?? Any}:{Controlled}";

    /// <inheritdoc/>
    protected override DateOnly OwnHoldsFrom => EffectiveFrom;

    /// <summary>Whether the controller controls by this fact: joint control and significant influence never suffice.</summary>
    internal bool ConfersControl => Holds && Effect == ControlEffect.Confers && Basis is not (ControlBasis.JointControl or ControlBasis.SignificantInfluence);

    /// <summary>Whether this fact keeps somebody from controlling.</summary>
    internal bool DeniesControl => Holds && Effect == ControlEffect.Denies;
}
