using IntercompanyPricing.Domain.MasterData;

namespace IntercompanyPricing.Domain.Help;

/// <summary>How soon a kind of customer is helped, in hours by the clock. An internal customer is never behind an external one unless the target says so.</summary>
/// <param name="CustomerKind">Whom it is for.</param>
/// <param name="FirstAnswerHours">Hours to the first answer, from 1 to 8,760.</param>
/// <param name="ResolutionHours">Hours until it is resolved, not fewer than to the first answer.</param>
/// <param name="BehindExternal">That these internal customers may wait longer than external ones; false where absent.</param>
/// <param name="EffectiveFrom">The first day of requests that it is for; always where absent.</param>
/// <param name="Evidence"><inheritdoc cref="Fact" path="/param[@name='Evidence']"/></param>
/// <param name="Withdrawn"><inheritdoc cref="Fact" path="/param[@name='Withdrawn']"/></param>
public sealed record HelpTarget(
    CustomerKind CustomerKind,
    int FirstAnswerHours,
    int ResolutionHours,
    bool? BehindExternal = null,
    DateOnly? EffectiveFrom = null,
    string? Evidence = null,
    bool Withdrawn = false) : Fact(Evidence, Withdrawn)
{
    private static readonly HelpTarget _internal = new(CustomerKind.Company, 8, 72);
    private static readonly HelpTarget _external = new(CustomerKind.External, 24, 120);

    /// <inheritdoc/>
    protected override string OwnKey => EnumText<CustomerKind>.Of(CustomerKind);

    /// <inheritdoc/>
    protected override DateOnly OwnHoldsFrom => EffectiveFrom ?? DateOnly.MinValue;

    /// <summary>The target in force for a kind of customer: as recorded, otherwise 8 and 72 hours inside and 24 and 120 outside; and inside, never later than outside.</summary>
    public static HelpTarget Of(CustomerKind kind, DateOnly date, KnownFacts facts)
    {
        var own = Recorded(kind, date, facts) ?? (kind == CustomerKind.External ? _external : _internal with { CustomerKind = kind });
        if (kind == CustomerKind.External || own.BehindExternal == true)
            return own;
        var external = Of(CustomerKind.External, date, facts);
        return own with { FirstAnswerHours = Math.Min(own.FirstAnswerHours, external.FirstAnswerHours), ResolutionHours = Math.Min(own.ResolutionHours, external.ResolutionHours) };
    }

    private static HelpTarget? Recorded(CustomerKind kind, DateOnly date, KnownFacts facts) => facts.Log.HelpTargets.InForce(EnumText<CustomerKind>.Of(kind), date, facts.KnownAt)?.Fact;
}
