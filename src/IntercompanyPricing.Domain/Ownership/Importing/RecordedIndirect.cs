using IntercompanyPricing.Domain.MasterData;
using IntercompanyPricing.Domain.Money;

namespace IntercompanyPricing.Domain.Ownership.Importing;

/// <summary>
/// Indirect interests that earlier imports counted as if held directly, for want of a chain: where this file brings the chain, or
/// holders who leave no room for them, they are set to what is left.
/// </summary>
internal sealed class RecordedIndirect(ImportDraft draft, ImportedRegister register, Chains chains)
{
    /// <summary>Revises what stands below the direct holdings of the file.</summary>
    public void Revise(IEnumerable<Period> stated)
    {
        foreach (var (company, place) in Below(stated.Where(period => period is { IsDirect: not false, IsEmpty: false })))
        {
            foreach (var history in draft.Known.Log.Stakes.In(company))
                Revise(history, place);
        }
    }

    // Each company that the file says something of, or that stands below one, and the record that leads there.
    private Dictionary<string, (RecordPlace Place, bool IsNamed)> Below(IEnumerable<Period> direct)
    {
        var below = new Dictionary<string, (RecordPlace Place, bool IsNamed)>(StringComparer.Ordinal);
        var heldBy = direct.ToLookup(period => period.Owner, StringComparer.Ordinal);
        var open = new Queue<string>();
        foreach (var period in heldBy.SelectMany(held => held))
        {
            if (below.TryAdd(period.Owned, (period.Source.Place, true)))
                open.Enqueue(period.Owned);
        }

        while (open.TryDequeue(out var owner))
        {
            foreach (var history in draft.Known.Log.Stakes.By(owner))
            {
                if (below.TryAdd(history.All[0].Fact.Owned, (below[owner].Place, false)))
                    open.Enqueue(history.All[0].Fact.Owned);
            }
        }

        return below;
    }

    private void Revise(History<Stake> history, (RecordPlace Place, bool IsNamed) by)
    {
        foreach (var (stake, until) in chains.InForce(history))
        {
            if (StakeEvidence.Of(stake.Evidence) is not { Indirect: { } indirect, Direct: var direct })
                continue;
            var end = chains.StatedFrom(stake.Owner, stake.Owned) is { } first && !(until < first) ? first : until; // from then on the file itself says what is held
            if (end <= stake.EffectiveFrom)
                continue;
            var chain = chains.Above(stake.Owner, stake.Owned);
            if (chain is not null && (by.IsNamed || chain.Links.Any(link => link.StatedBy is not null)))
                Revise(stake, end, indirect, direct, chain, chain.Links.Select(link => link.StatedBy).FirstOrDefault(place => place is not null) ?? by.Place);
        }
    }

    private void Revise(Stake stake, DateOnly? end, (Percent Votes, Percent Capital) indirect, (Percent Votes, Percent Capital) direct, Chain chain, RecordPlace place)
    {
        var (votes, capital) = (Indirect(PeriodKind.Votes, indirect.Votes), Indirect(PeriodKind.Capital, indirect.Capital));
        var parts = (Votes: chains.Split(votes, chain).ToList(), Capital: chains.Split(capital, chain).ToList());
        var last = stake;
        foreach (var day in parts.Votes.Concat(parts.Capital).Select(part => part.From).Distinct().Order())
        {
            if (Rest(parts.Votes, votes, day) is not { } restOfVotes || Rest(parts.Capital, capital, day) is not { } restOfCapital)
            {
                draft.Notes.Remark(place, place.Pointer, ImportOutcome.Ignored, $"Whether chains carry what '{stake.Owner}' was recorded to hold indirectly in '{stake.Owned}' is too long to follow: more than {Chains.MaxLinks} links for this file.");
                return;
            }

            var revised = stake with { VotesPercent = new Percent(direct.Votes.Scaled + restOfVotes), CapitalPercent = new Percent(direct.Capital.Scaled + restOfCapital), EffectiveFrom = day };
            if (revised.VotesPercent.Scaled > direct.Votes.Scaled && !register.HasRoomFor(votes.Between(day, end, revised.VotesPercent)))
                revised = revised with { VotesPercent = direct.Votes, CapitalPercent = direct.Capital };
            if ((revised.VotesPercent, revised.CapitalPercent) == (last.VotesPercent, last.CapitalPercent))
                continue;
            draft.Revise(revised, place);
            draft.Notes.Remark(place, place.Pointer, ImportOutcome.Merged, $"'{stake.Owner}' was recorded to hold {last.VotesPercent} % of the votes and {last.CapitalPercent} % of the capital in '{stake.Owned}' ({stake.Evidence}). Beside direct holdings these are {revised.VotesPercent} % and {revised.CapitalPercent} % from {day:yyyy-MM-dd}.");
            last = revised;
        }

        Period Indirect(PeriodKind kind, Percent part)
            => new(new RecordSource(place, "", ""), stake.Owner, stake.Owned, kind, part, stake.EffectiveFrom, end) { IsDirect = false };
    }

    // What no chain carries on a day; null where the chains are too many to follow.
    private static long? Rest(List<ChainPart> parts, Period indirect, DateOnly day)
        => parts.Find(part => part.From <= day && !(part.To <= day))!.Carried is { } carried ? Math.Max(0, indirect.Share.Scaled - carried.Scaled) : null;
}
