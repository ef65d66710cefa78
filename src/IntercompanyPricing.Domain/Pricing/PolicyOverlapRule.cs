using IntercompanyPricing.Domain.MasterData;

namespace IntercompanyPricing.Domain.Pricing;

/// <summary>No two policies are in force on one day for the same supply and equally specific: which one won would be chance.</summary>
internal static class PolicyOverlapRule
{
    /// <summary>A refusal for each policy among the facts that overlaps another.</summary>
    public static List<Refusal> Check(IReadOnlyList<Fact> facts, Func<int, string> pointer, KnownFacts after)
    {
        var refusals = new List<Refusal>();
        for (var i = 0; i < facts.Count; i++)
        {
            if (facts[i] is not Policy policy)
                continue;
            var own = after.Log.Policies.Of(policy.Id)!;
            foreach (var other in Competitors(own, after))
            {
                if (Overlap(own, other, after.KnownAt) is { } day)
                {
                    refusals.Add(new Refusal(RefusalCodes.PolicyOverlap, pointer(i),
                        $"On {day:yyyy-MM-dd} policies '{policy.Id}' and '{other.Key}' would fit the same supplies and be equally specific."));
                }
            }
        }

        return refusals;
    }

    // By all that the policy ever named: a withdrawal brings back an earlier version. Most cannot compete on any day.
    private static HashSet<History<Policy>> Competitors(History<Policy> own, KnownFacts after)
    {
        var others = new HashSet<History<Policy>>();
        foreach (var policy in own.All)
        {
            foreach (var other in after.Log.Policies.In(PolicyResolution.Group(policy.Fact)))
            {
                if (other != own && CompeteAtAll(own, other))
                    others.Add(other);
            }
        }

        return others;
    }

    private static bool CompeteAtAll(History<Policy> a, History<Policy> b)
    {
        foreach (var first in a.All)
        {
            foreach (var second in b.All)
            {
                if (PolicyResolution.Compete(first.Fact, second.Fact))
                    return true;
            }
        }

        return false;
    }

    // Both in force begins on the first day of one of them.
    private static DateOnly? Overlap(History<Policy> a, History<Policy> b, long knownAt)
    {
        var days = new SortedSet<DateOnly>();
        foreach (var policy in a.All)
            days.Add(policy.Fact.EffectiveFrom);
        foreach (var policy in b.All)
            days.Add(policy.Fact.EffectiveFrom);
        foreach (var day in days)
        {
            if (InForce(a, day, knownAt) is { } first && InForce(b, day, knownAt) is { } second && PolicyResolution.Compete(first, second))
                return day;
        }

        return null;
    }

    private static Policy? InForce(History<Policy> history, DateOnly day, long knownAt)
        => history.InForce(day, knownAt)?.Fact is { } policy && !(policy.EffectiveTo < day) ? policy : null;
}
