using IntercompanyPricing.Domain.MasterData;
using IntercompanyPricing.Domain.Money;

namespace IntercompanyPricing.Domain.Ownership;

/// <summary>The votes recorded in one company are never more than a hundred percent, on any day.</summary>
internal static class VotesRule
{
    /// <summary>One refusal for each company whose votes would be too many, at its last stake among the facts.</summary>
    public static IEnumerable<Refusal> Check(IReadOnlyList<Fact> facts, Func<int, string> pointer, KnownFacts after)
    {
        var lastStakes = new SortedDictionary<int, string>();
        foreach (var company in facts.Select((fact, i) => (Stake: fact as Stake, i)).Where(pair => pair.Stake is not null).GroupBy(pair => pair.Stake!.Owned, pair => pair.i, StringComparer.Ordinal))
            lastStakes.Add(company.Max(), company.Key);
        foreach (var (position, company) in lastStakes)
        {
            if (FirstExcess(company, after) is { } excess)
                yield return new Refusal(RefusalCodes.VotesOverHundred, pointer(position) + "/votesPercent", excess);
        }
    }

    private static string? FirstExcess(string company, KnownFacts after)
    {
        var days = new SortedSet<DateOnly>();
        foreach (var history in after.Log.Stakes.In(company))
        {
            foreach (var stake in history.All)
                days.Add(stake.Fact.EffectiveFrom);
        }

        foreach (var day in days)
        {
            var stakes = after.StakesIn(company, day).Where(stake => stake.Fact.VotesPercent.Scaled > 0).ToList();
            var votes = stakes.Sum(stake => stake.Fact.VotesPercent.Scaled);
            if (votes > Percent.Hundred.Scaled)
                return $"On {day:yyyy-MM-dd} the votes in '{company}' would be {new Percent(votes)} %: {string.Join(", ", stakes.Select(stake => $"{stake.Fact.Owner} {stake.Fact.VotesPercent}"))}.";
        }

        return null;
    }
}
