using IntercompanyPricing.Domain.MasterData;
using IntercompanyPricing.Domain.Money;

namespace IntercompanyPricing.Domain.Ownership;

/// <summary>What an owner holds in a company from a day on, until a later stake of the same pair; zero ends it.</summary>
/// <param name="Owner">The company or person that holds the shares.</param>
/// <param name="Owned">The company whose shares they are; the owner itself for own shares.</param>
/// <param name="VotesPercent">Share of all votes, 0 to 100.</param>
/// <param name="CapitalPercent">Share of the capital, 0 to 100.</param>
/// <param name="EffectiveFrom">The day on which control of the shares passes, not a contract's economic date.</param>
/// <param name="VotesSuspended">The votes may not be cast, as those of a subsidiary in its parent often may not.</param>
/// <param name="Evidence"><inheritdoc cref="Fact" path="/param[@name='Evidence']"/></param>
/// <param name="Withdrawn"><inheritdoc cref="Fact" path="/param[@name='Withdrawn']"/></param>
public sealed record Stake(
    string Owner,
    string Owned,
    Percent VotesPercent,
    Percent CapitalPercent,
    DateOnly EffectiveFrom,
    bool VotesSuspended = false,
    string? Evidence = null,
    bool Withdrawn = false) : Fact(Evidence, Withdrawn)
{
    /// <inheritdoc/>
    protected override string OwnKey => $"{Owner}:{Owned}";

    /// <inheritdoc/>
    protected override DateOnly OwnHoldsFrom => EffectiveFrom;
}
