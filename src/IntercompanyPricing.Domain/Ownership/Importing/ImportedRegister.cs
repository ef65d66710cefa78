using IntercompanyPricing.Domain.MasterData;
using IntercompanyPricing.Domain.Money;

namespace IntercompanyPricing.Domain.Ownership.Importing;

/// <summary>The holdings of a file by company and holder: what each holds on each day is one stake.</summary>
internal sealed class ImportedRegister
{
    private static readonly long _all = Percent.Parse("100").Scaled;

    private readonly KnownFacts _known;
    private readonly Func<string, string, DateOnly?> _statedFrom;
    private readonly Dictionary<string, Dictionary<string, List<Period>>> _companies = new(StringComparer.Ordinal);
    private readonly Dictionary<string, VotesByDay> _votes = new(StringComparer.Ordinal); // of the file and known, of companies that were asked for

    /// <param name="known">What is known.</param>
    /// <param name="direct">What the file says to be held directly.</param>
    /// <param name="statedFrom">The day from which on the file says something of a pair, whether it is direct or not; null where it says nothing.</param>
    public ImportedRegister(KnownFacts known, IEnumerable<Period> direct, Func<string, string, DateOnly?> statedFrom)
    {
        (_known, _statedFrom) = (known, statedFrom);
        foreach (var period in direct)
            Add(period);
    }

    /// <summary>Adds a holding.</summary>
    public void Add(Period period)
    {
        if (!_companies.TryGetValue(period.Owned, out var holders))
            _companies.Add(period.Owned, holders = new(StringComparer.Ordinal));
        if (!holders.TryGetValue(period.Owner, out var held))
            holders.Add(period.Owner, held = []);
        if (!_votes.TryGetValue(period.Owned, out var votes))
        {
            held.Add(period);
            return;
        }

        Discount(votes, held);
        held.Add(period);
        Count(votes, held);
    }

    /// <summary>Ends what the same record may have been recorded for before, on the first day of a period.</summary>
    public void AddEnd(Period period) => Add(period.Between(period.From, period.From));

    /// <summary>
    /// Where an end is only known to have been on some day at the latest, and votes of more than 100 percent show that it was
    /// earlier: then it was on the day on which the others' votes begin.
    /// </summary>
    public void SettleEnds(ImportDraft draft)
    {
        foreach (var holders in _companies.Values)
        {
            var ended = holders.Values.SelectMany(held => held).Where(period => period.EndIsLatest).ToList();
            if (ended.Count > 0)
                SettleEnds(draft, holders, ended);
        }
    }

    /// <summary>Whether a further holding leaves the votes in its company, of the file and known, at 100 percent or less on all of its days.</summary>
    public bool HasRoomFor(Period further)
    {
        var votes = VotesIn(further.Owned);
        var held = _companies.GetValueOrDefault(further.Owned)?.GetValueOrDefault(further.Owner) ?? [];
        var known = _known.Log.Stakes.By(further.Owner).ToArray().Where(history => history.All[0].Fact.Owned == further.Owned).ToList();
        List<Period> with = [.. held, further];
        Discount(votes, held);
        known.ForEach(history => DiscountKnown(votes, history));
        Count(votes, with);
        var hasRoom = votes.Totals().All(total => total.Votes <= _all || !further.HoldsOn(total.Day));
        Discount(votes, with);
        known.ForEach(history => CountKnown(votes, history));
        Count(votes, held);
        return hasRoom;
    }

    /// <summary>Takes the stakes, each from the days on which it changes.</summary>
    public void TakeInto(ImportDraft draft)
    {
        foreach (var held in _companies.Values.SelectMany(holders => holders.Values))
            Take(draft, held);
    }

    private static void Take(ImportDraft draft, List<Period> held)
    {
        (Percent Votes, Percent Capital)? last = null;
        foreach (var day in Days(held))
        {
            var level = LevelOn(held, day);
            if (level == last)
                continue;
            if (level.Votes.Scaled > _all || level.Capital.Scaled > _all)
            {
                var blamed = held.Last(period => period.HoldsOn(day));
                var most = new Percent(Math.Max(level.Votes.Scaled, level.Capital.Scaled));
                draft.Refusals.Add(new Refusal(RefusalCodes.InvalidValue, blamed.Pointer, $"Line {blamed.Source.Place.Line}: from {day:yyyy-MM-dd} the direct shares of '{blamed.Owner}' in '{blamed.Owned}' add up to {most} %."));
                return;
            }

            var starting = held.Where(period => period.From == day && !period.IsEmpty).Select(period => period.Source).ToList();
            var ending = held.Where(period => period.To == day && !period.IsEmpty).Select(period => period.Ender).ToList();
            var onlyOwn = starting.Count == 0 && ending.Count == 0;
            List<RecordSource> sources = [.. starting, .. ending, .. onlyOwn ? held.Where(period => period.To == day).Select(period => period.Ender) : []];
            var evidence = held.Where(period => period.HoldsOn(day)).Select(period => period.Source).DefaultIfEmpty(sources[0]).DistinctBy(source => source.Record).ToList();
            var record = evidence.Count == 1 ? evidence[0].Evidence : $"{evidence[0].Evidence}, and {evidence.Count - 1} more";
            var indirect = held.FindAll(period => period.IsDirect == false && period.HoldsOn(day)).ConvertAll(period => period.Between(period.From, period.To, period.Stated));
            var said = new StakeEvidence(record, evidence.Max(source => source.Stated)!.Value, indirect.Count > 0 ? LevelOn(indirect, day) : null, LevelOn(held.Where(period => period.IsDirect != false), day));
            var stake = new Stake(held[0].Owner, held[0].Owned, level.Votes, level.Capital, day, Evidence: said.ToString());
            draft.Take(stake, evidence[0].Publisher + ",", onlyOwn && last is null, [.. sources.Select(source => source.Place).Distinct()]);
            last = level;
        }

        if (held.Find(period => period.Kind == PeriodKind.Capital && !period.IsEmpty) is { } shares && !held.Exists(period => period.Kind == PeriodKind.Votes && !period.IsEmpty))
            draft.Notes.Remark(shares.Source.Place, shares.Pointer, ImportOutcome.Taken, $"No voting rights of '{shares.Owner}' in '{shares.Owned}' are stated: the shares carry the votes.");
    }

    // Where no votes are stated on a day, the shares carry them.
    internal static (Percent Votes, Percent Capital) LevelOn(IEnumerable<Period> held, DateOnly day)
    {
        var (votes, capital, unstated, statesVotes) = (0L, 0L, 0L, false);
        foreach (var period in held)
        {
            if (!period.HoldsOn(day))
                continue;
            if (period.Kind == PeriodKind.Votes)
                (votes, statesVotes) = (votes + period.Share.Scaled, true);
            else
                (capital, unstated) = (capital + period.Share.Scaled, unstated + (period.CarriesVotes ? period.Share.Scaled : 0));
        }

        return (new Percent(statesVotes ? votes : unstated), new Percent(capital));
    }

    // On each day the one that ended first gives way.
    private static void SettleEnds(ImportDraft draft, Dictionary<string, List<Period>> holders, List<Period> ended)
    {
        var votes = new VotesByDay();
        foreach (var held in holders.Values)
            Count(votes, held);
        var begun = new PriorityQueue<Period, (DateOnly To, int Order)>();
        var next = new Queue<(Period Period, int Order)>(ended.Select((period, order) => (period, order)).OrderBy(each => each.period.From));
        var total = 0L;
        foreach (var day in votes.Days.ToList())
        {
            total += votes.ChangeOn(day);
            while (next.TryPeek(out var following) && following.Period.From < day)
                begun.Enqueue(following.Period, (following.Period.To!.Value, next.Dequeue().Order));
            while (total > _all && begun.TryPeek(out var first, out _))
            {
                if (!first.HoldsOn(day))
                {
                    begun.Dequeue();
                    continue;
                }

                draft.Notes.Remark(first.Ender.Place, first.Ender.Place.Pointer, ImportOutcome.Taken, $"It is closed without an end date. Others' votes since {day:yyyy-MM-dd} show that it ended by then, and not on {first.To:yyyy-MM-dd}.");
                var held = holders[first.Owner];
                total -= VotesOn(held, day);
                Discount(votes, held);
                foreach (var same in held.Where(period => period.Ender == first.Ender && period.EndIsLatest && period.From < day))
                    same.EndBy(day, first.Ender, isLatest: true);
                Count(votes, held);
                total += VotesOn(held, day);
            }
        }
    }

    private VotesByDay VotesIn(string company)
    {
        if (_votes.TryGetValue(company, out var votes))
            return votes;
        _votes.Add(company, votes = new VotesByDay());
        foreach (var held in _companies.GetValueOrDefault(company)?.Values ?? Enumerable.Empty<List<Period>>())
            Count(votes, held);
        foreach (var history in _known.Log.Stakes.In(company))
            CountKnown(votes, history);
        return votes;
    }

    private static void Count(VotesByDay votes, List<Period> held) => votes.Count(Days(held), day => VotesOn(held, day));

    private static void Discount(VotesByDay votes, List<Period> held) => votes.Discount(Days(held), day => VotesOn(held, day));

    private void CountKnown(VotesByDay votes, History<Stake> history) => votes.Count(KnownDays(history), day => KnownVotesOn(history, day));

    private void DiscountKnown(VotesByDay votes, History<Stake> history) => votes.Discount(KnownDays(history), day => KnownVotesOn(history, day));

    private static long VotesOn(List<Period> held, DateOnly day) => LevelOn(held, day).Votes.Scaled;

    // What is known of a pair counts until the file says something of it.
    private long KnownVotesOn(History<Stake> history, DateOnly day)
        => history.InForce(day, _known.KnownAt)?.Fact is { } stake && !(_statedFrom(stake.Owner, stake.Owned) <= day) ? stake.VotesPercent.Scaled : 0;

    private SortedSet<DateOnly> KnownDays(History<Stake> history)
    {
        var (days, pair) = (new SortedSet<DateOnly>(), history.All[0].Fact);
        foreach (var stake in history.All)
            days.Add(stake.Fact.EffectiveFrom);
        if (_statedFrom(pair.Owner, pair.Owned) is { } stated)
            days.Add(stated);
        return days;
    }

    private static SortedSet<DateOnly> Days(IEnumerable<Period> periods)
    {
        var days = new SortedSet<DateOnly>();
        foreach (var period in periods)
        {
            days.Add(period.From);
            if (period.To is { } end && end >= period.From)
                days.Add(end);
        }

        return days;
    }
}
