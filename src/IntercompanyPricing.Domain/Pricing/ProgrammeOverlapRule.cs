using IntercompanyPricing.Domain.MasterData;

namespace IntercompanyPricing.Domain.Pricing;

/// <summary>No two staff discounts are in force on one day for the same purchase: which one it got would be chance. Volume programmes add up.</summary>
internal static class ProgrammeOverlapRule
{
    /// <summary>A refusal for each programme among the facts that overlaps another.</summary>
    public static List<Refusal> Check(IReadOnlyList<Fact> facts, Func<int, string> pointer, KnownFacts after)
    {
        var refusals = new List<Refusal>();
        for (var i = 0; i < facts.Count; i++)
        {
            if (facts[i] is not Programme { IsVolume: false } programme)
                continue;
            var own = after.Log.Programmes.Of(programme.Id)!;
            foreach (var other in after.Log.Programmes.In(Programme.StaffDiscounts))
            {
                if (other.Key != programme.Id && FirstOverlap(own, other, after.KnownAt) is { } day)
                    refusals.Add(new Refusal(RefusalCodes.ProgrammeOverlap, pointer(i), $"On {day:yyyy-MM-dd} programmes '{programme.Id}' and '{other.Key}' would both fit the same purchases."));
            }
        }

        return refusals;
    }

    // Both in force begins on the first day of one of them.
    private static DateOnly? FirstOverlap(History<Programme> a, History<Programme> b, long knownAt)
    {
        foreach (var day in a.All.ToArray().Concat(b.All.ToArray()).Select(programme => programme.Fact.EffectiveFrom).Distinct().Order())
        {
            if (InForce(a, day, knownAt) is { } first && InForce(b, day, knownAt) is { } second && StaffProgrammes.Compete(first, second))
                return day;
        }

        return null;
    }

    private static Programme? InForce(History<Programme> history, DateOnly day, long knownAt)
        => history.InForce(day, knownAt)?.Fact is { } programme && !(programme.EffectiveTo < day) ? programme : null;
}
