using IntercompanyPricing.Domain.MasterData;
using IntercompanyPricing.Domain.Parties;

namespace IntercompanyPricing.Domain.Ownership.Quality;

/// <summary>All that is recorded on one day about who holds and controls a company.</summary>
/// <param name="Company">The company.</param>
/// <param name="AsOf">The day.</param>
/// <param name="Stakes">Holdings that have not ended.</param>
/// <param name="ControlFacts">Control facts that hold.</param>
/// <param name="Facts">Everything known.</param>
internal sealed record RecordedRegister(
    Party Company, DateOnly AsOf, IReadOnlyList<Recorded<Stake>> Stakes, IReadOnlyList<Recorded<ControlFact>> ControlFacts, KnownFacts Facts)
{
    /// <summary>Whether the company no longer exists.</summary>
    public bool IsDissolved => Company.DissolvedOn <= AsOf;

    /// <summary>The register of a company.</summary>
    public static RecordedRegister Of(Party company, DateOnly asOf, KnownFacts facts) => new(
        company, asOf,
        facts.StakesIn(company.Id, asOf).FindAll(stake => stake.Fact.VotesPercent.Scaled > 0 || stake.Fact.CapitalPercent.Scaled > 0),
        facts.ControlFactsOn(company.Id, asOf).FindAll(fact => fact.Fact.Holds), facts);

    /// <summary>The versions of some facts, each once.</summary>
    public static IReadOnlyList<long> Versions<T>(IEnumerable<Recorded<T>> facts)
        where T : Fact
        => [.. facts.Select(fact => fact.Recording.Version).Distinct().Order()];
}
