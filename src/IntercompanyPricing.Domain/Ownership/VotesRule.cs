using IntercompanyPricing.Domain.MasterData;
using IntercompanyPricing.Domain.Money;

namespace IntercompanyPricing.Domain.Ownership;

/// <summary>The votes recorded in one company are never more than a hundred percent, on any day.</summary>
internal static class VotesRule
{
    private const int Named = 20;

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
        var votes = new VotesByDay();
        foreach (var history in after.Log.Stakes.In(company))
            votes.Count(history.All.ToArray().Select(stake => stake.Fact.EffectiveFrom).Distinct(), day => history.InForce(day, after.KnownAt)?.Fact.VotesPercent.Scaled ?? 0);
        foreach (var (day, total) in votes.Totals().Where(total => total.Votes > Percent.Hundred.Scaled))
        {
            var stakes = after.StakesIn(company, day).FindAll(stake => stake.Fact.VotesPercent.Scaled > 0);
            var named = string.Join(", ", stakes.Take(Named).Select(stake => $"{stake.Fact.Owner} {stake.Fact.VotesPercent}"));
            return $"On {day:yyyy-MM-dd} the votes in '{company}' would be {new Percent(total)} %: {named}{(stakes.Count > Named ? $" and {stakes.Count - Named} more" : "")}.";
        }

        return null;
    }
}
