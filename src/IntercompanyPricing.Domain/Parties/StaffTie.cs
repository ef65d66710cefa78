using IntercompanyPricing.Domain.MasterData;

namespace IntercompanyPricing.Domain.Parties;

/// <summary>What makes a person an internal customer: employment and the like, from a day to a day.</summary>
/// <param name="Person">The person.</param>
/// <param name="Employer">A company, or a department of one.</param>
/// <param name="Relation">Employee, agent and so on.</param>
/// <param name="EffectiveFrom">The first day.</param>
/// <param name="Through">Spouse and child: the person whose own tie to the same company they have it through.</param>
/// <param name="EffectiveTo">The last day; open where absent.</param>
/// <param name="Evidence"><inheritdoc cref="Fact" path="/param[@name='Evidence']"/></param>
/// <param name="Withdrawn"><inheritdoc cref="Fact" path="/param[@name='Withdrawn']"/></param>
public sealed record StaffTie(
    string Person,
    string Employer,
    StaffRelation Relation,
    DateOnly EffectiveFrom,
    string? Through = null,
    DateOnly? EffectiveTo = null,
    string? Evidence = null,
    bool Withdrawn = false) : Fact(Evidence, Withdrawn)
{
    /// <inheritdoc/>
    protected override string OwnKey => $"{Person}:{Employer}";

    /// <inheritdoc/>
    protected override DateOnly OwnHoldsFrom => EffectiveFrom;

    /// <summary>Whether somebody has this relation only through somebody else.</summary>
    internal static bool IsThrough(StaffRelation relation) => relation is StaffRelation.Spouse or StaffRelation.DependentChild;
}
