using IntercompanyPricing.Domain.MasterData;
using IntercompanyPricing.Domain.Money;

namespace IntercompanyPricing.Domain.Ownership.Quality;

/// <summary>Whether votes that were complete stayed so: a sale of which only one side was recorded leaves a gap.</summary>
internal static class GapCheck
{
    /// <summary>The gaps in a register up to its day, one after the other.</summary>
    public static IEnumerable<OwnershipFinding> Of(RecordedRegister register)
    {
        if (register.IsDissolved)
            yield break;
        var votes = new Dictionary<History<Stake>, long>();
        var total = 0L;
        var wasComplete = false;
        Gap? open = null;
        foreach (var day in Changes(register))
        {
            var changed = new List<Recorded<Stake>>();
            foreach (var history in day)
            {
                var stake = history.InForce(day.Key, register.Facts.KnownAt);
                var now = stake?.Fact.VotesPercent.Scaled ?? 0;
                total += now - votes.GetValueOrDefault(history);
                votes[history] = now;
                if (stake is { } holding)
                    changed.Add(holding);
            }

            var missing = Percent.Hundred.Scaled - total;
            if (missing <= 0 && open is not null)
            {
                yield return open.Until(register, day.Key.AddDays(-1));
                open = null;
            }
            else if (missing > 0 && wasComplete)
            {
                open = open is null ? new Gap(day.Key, missing, changed) : open with { Missing = Math.Max(open.Missing, missing) };
            }

            wasComplete |= missing <= 0;
        }

        if (open is not null)
            yield return open.Until(register, null);
    }

    // The days on which something changes, each with the holdings that do.
    private static IEnumerable<IGrouping<DateOnly, History<Stake>>> Changes(RecordedRegister register)
    {
        var changes = new List<(DateOnly Day, History<Stake> History)>();
        foreach (var history in register.Facts.Log.Stakes.In(register.Company.Id))
        {
            foreach (var stake in history.All)
            {
                if (stake.Fact.HoldsFrom <= register.AsOf)
                    changes.Add((stake.Fact.HoldsFrom, history));
            }
        }

        return changes.Distinct().OrderBy(change => change.Day).GroupBy(change => change.Day, change => change.History);
    }

    private sealed record Gap(DateOnly From, long Missing, IReadOnlyList<Recorded<Stake>> Changed)
    {
        public OwnershipFinding Until(RecordedRegister register, DateOnly? last)
        {
            var (id, missing) = (register.Company.Id, new Percent(Missing));
            var detail = last is { } day
                ? $"From {From:yyyy-MM-dd} to {day:yyyy-MM-dd} the holders of up to {missing} % of the votes of {id} are not recorded, though before and after all are."
                : $"Since {From:yyyy-MM-dd} the holders of up to {missing} % of the votes of {id} are not recorded, though before all were.";
            return new(id, FindingKind.VotesGap, detail, missing, [.. Changed.Select(stake => stake.Fact.Owner)], RecordedRegister.Versions(Changed));
        }
    }
}
