using IntercompanyPricing.Domain.MasterData;

namespace IntercompanyPricing.Domain.Ownership.Importing;

/// <summary>
/// Chains of direct holdings or consolidations, from a file and from what is known: an indirect statement that one of them
/// already carries must not be counted beside it.
/// </summary>
/// <param name="known">What is known.</param>
/// <param name="stated">What the file says. What it says to be indirect is no link, not even where an earlier import counted it as direct.</param>
/// <param name="ofControl">Whether the links are control facts; else they are stakes.</param>
internal sealed class Chains(KnownFacts known, IReadOnlyList<Period> stated, bool ofControl)
{
    private readonly ILookup<string, Period> _direct = stated.Where(period => period is { IsDirect: not false, IsEmpty: false }).ToLookup(period => period.Owned, StringComparer.Ordinal);
    private readonly HashSet<(string Owner, string Owned)> _indirect = [.. stated.Where(period => period.IsDirect == false).Select(period => (period.Owner, period.Owned))];

    /// <summary>The parts of an indirect period, and whether a chain carries each.</summary>
    public IEnumerable<(DateOnly From, DateOnly? To, bool IsCarried)> Split(Period indirect)
    {
        var days = Days(indirect);
        for (int start = 0, next; start < days.Count; start = next)
        {
            var isCarried = Carries(indirect, days[start]);
            for (next = start + 1; next < days.Count && Carries(indirect, days[next]) == isCarried;)
                next++;
            yield return (days[start], next < days.Count ? days[next] : indirect.To, isCarried);
        }
    }

    // The days of an indirect period on which a link of some chain may begin or end.
    private List<DateOnly> Days(Period indirect)
    {
        var days = new SortedSet<DateOnly> { indirect.From };
        var seen = new HashSet<string>(StringComparer.Ordinal) { indirect.Owned };
        var open = new Stack<string>(seen);
        while (open.TryPop(out var owned))
        {
            foreach (var (owner, from, to) in _direct[owned].Select(period => (period.Owner, period.From, period.To)).Concat(KnownEver(owned)))
            {
                days.Add(from);
                days.Add(to ?? from);
                if (seen.Add(owner))
                    open.Push(owner);
            }
        }

        return [.. days.Where(indirect.HoldsOn)];
    }

    private bool Carries(Period indirect, DateOnly day)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal) { indirect.Owned };
        var open = new Stack<string>(seen);
        while (open.TryPop(out var owned))
        {
            var links = _direct[owned].Where(period => period.HoldsOn(day)).ToList();

            // Of the pair itself only what is said to be direct counts: all else may come from the very statement.
            if (owned == indirect.Owned ? links.Exists(link => link.Owner == indirect.Owner && link.Kind == indirect.Kind && link.IsDirect == true) : links.Exists(link => link.Owner == indirect.Owner) || KnownOn(owned, day).Contains(indirect.Owner))
                return true;
            foreach (var owner in links.Select(link => link.Owner).Concat(KnownOn(owned, day)).Where(owner => owner != indirect.Owner && seen.Add(owner)))
                open.Push(owner);
        }

        return false;
    }

    private IEnumerable<(string Owner, DateOnly From, DateOnly? To)> KnownEver(string owned)
        => ofControl
            ? [.. known.Log.ControlFacts.In(owned).ToArray().SelectMany(history => history.All.ToArray()).Where(fact => fact.Fact.Controller is not null).Select(fact => (fact.Fact.Controller!, fact.Fact.EffectiveFrom, (DateOnly?)null))]
            : [.. known.Log.Stakes.In(owned).ToArray().SelectMany(history => history.All.ToArray()).Select(stake => (stake.Fact.Owner, stake.Fact.EffectiveFrom, (DateOnly?)null))];

    private List<string> KnownOn(string owned, DateOnly day)
        => ofControl
            ? [.. known.ControlFactsOn(owned, day).Where(fact => fact.Fact.ConfersControl && IsLink(fact.Fact.Controller!, owned)).Select(fact => fact.Fact.Controller!)]
            : [.. known.StakesIn(owned, day).Where(stake => (stake.Fact.VotesPercent.Scaled > 0 || stake.Fact.CapitalPercent.Scaled > 0) && IsLink(stake.Fact.Owner, owned)).Select(stake => stake.Fact.Owner)];

    private bool IsLink(string owner, string owned) => !_indirect.Contains((owner, owned));
}
