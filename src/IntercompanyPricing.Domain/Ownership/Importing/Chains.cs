using IntercompanyPricing.Domain.MasterData;
using IntercompanyPricing.Domain.Money;

namespace IntercompanyPricing.Domain.Ownership.Importing;

/// <summary>
/// Chains of direct holdings or consolidations, from a file and from what is known: what they carry of an indirect statement must
/// not be counted beside them.
/// </summary>
internal sealed class Chains
{
    /// <summary>Links that are followed for one file: a chain counts once for each day on which one of its links begins or ends.</summary>
    public const int MaxLinks = 500_000;

    private readonly KnownFacts _known;
    private readonly ILookup<string, Period> _direct;
    private readonly ILookup<(string Owner, string Owned), Period> _directOf;
    private readonly Dictionary<string, string?> _ownedBy = new(StringComparer.Ordinal); // null for who holds in several companies
    private readonly Dictionary<(string Owner, string Owned), DateOnly> _statedFrom = [];
    private readonly bool _ofControl;
    private readonly Dictionary<string, List<ChainLink>> _into = new(StringComparer.Ordinal);
    private long _left = MaxLinks;

    /// <param name="known">What is known. Of a pair it is a link until the day from which on the file says something of the pair.</param>
    /// <param name="stated">What the file says. What it says to be indirect is no link.</param>
    /// <param name="ofControl">Whether the links are control facts; else they are stakes.</param>
    public Chains(KnownFacts known, IReadOnlyList<Period> stated, bool ofControl)
    {
        (_known, _ofControl) = (known, ofControl);
        _direct = stated.Where(period => period is { IsDirect: not false, IsEmpty: false }).ToLookup(period => period.Owned, StringComparer.Ordinal);
        _directOf = _direct.SelectMany(into => into).Where(period => period.IsDirect == true).ToLookup(period => (period.Owner, period.Owned));
        foreach (var period in _direct.SelectMany(into => into))
        {
            if (_ownedBy.TryAdd(period.Owner, period.Owned))
                continue;
            if (_ownedBy[period.Owner] != period.Owned)
                _ownedBy[period.Owner] = null;
        }

        foreach (var period in stated)
        {
            if (StatedFrom(period.Owner, period.Owned) is not { } first || period.From < first)
                _statedFrom[(period.Owner, period.Owned)] = period.From;
        }
    }

    /// <summary>The day from which on the file says something of a pair, or null.</summary>
    public DateOnly? StatedFrom(string owner, string owned) => _statedFrom.TryGetValue((owner, owned), out var first) ? first : null;

    /// <summary>The parts of an indirect period by what chains carry of it.</summary>
    public IEnumerable<ChainPart> Split(Period indirect) => Split(indirect, Above(indirect.Owner, indirect.Owned));

    /// <summary>The same, by a chain that is found already; null for one that is too long to follow.</summary>
    public IEnumerable<ChainPart> Split(Period indirect, Chain? chain)
    {
        // What may be direct or not may repeat what the same party is said to hold directly, as an ultimate parent may be the direct one.
        var direct = indirect.IsDirect is null || _ofControl ? _directOf[(indirect.Owner, indirect.Owned)].Where(period => period.Kind == indirect.Kind).ToList() : [];
        var days = new SortedSet<DateOnly> { indirect.From };
        foreach (var (from, to) in (chain?.Links ?? []).Select(link => (link.From, link.To)).Concat(direct.Select(period => (period.From, period.To))))
        {
            days.Add(from);
            days.Add(to ?? from);
        }

        days.RemoveWhere(day => !indirect.HoldsOn(day));
        if (chain is null || !Spend(chain.Effort() * days.Count))
        {
            yield return new ChainPart(indirect.From, indirect.To, null);
            yield break;
        }

        ChainPart? part = null;
        foreach (var day in days)
        {
            var carried = new Percent((chain.Links.Any() ? chain.CarriedOn(day, indirect.Kind).Scaled : 0) + direct.Where(period => period.HoldsOn(day)).Sum(period => (_ofControl ? Percent.Hundred : period.Share).Scaled));
            if (part is not null && part.Carried != carried)
                yield return part with { To = day };
            if (part?.Carried != carried)
                part = new ChainPart(day, indirect.To, carried);
        }

        yield return part!;
    }

    /// <summary>All ways from an owner down to a company; null where they are too many to follow.</summary>
    public Chain? Above(string owner, string owned)
    {
        if (HoldsNothingBut(owned, owner))
            return new Chain(owner, owned, []);
        var above = new Dictionary<string, List<ChainLink>>(StringComparer.Ordinal);
        var open = new Stack<string>([owned]);
        var below = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        while (open.TryPop(out var company))
        {
            if (above.ContainsKey(company))
                continue;
            var into = Into(company);
            if (!Spend(into.Count))
                return null;
            above.Add(company, into);
            foreach (var holder in into.Select(link => link.Owner).Where(holder => company != owned || holder != owner))
            {
                if (!below.TryGetValue(holder, out var companies))
                    below.Add(holder, companies = []);
                companies.Add(company);
                if (holder != owner)
                    open.Push(holder);
            }
        }

        // Of all above the company only what is below the owner lies between them.
        var between = new HashSet<string>(StringComparer.Ordinal) { owner };
        open.Push(owner);
        while (open.TryPop(out var holder))
        {
            foreach (var company in below.GetValueOrDefault(holder) ?? [])
            {
                if (between.Add(company))
                    open.Push(company);
            }
        }

        return new Chain(owner, owned, between.Count == 1 ? [] : above.Where(into => between.Contains(into.Key))
            .ToDictionary(into => into.Key, into => into.Value.FindAll(link => between.Contains(link.Owner) && (link.Owner != owner || into.Key != owned)), StringComparer.Ordinal));
    }

    // So it is with most of a great number of holders: there is no chain, and none need be looked for among the others.
    private bool HoldsNothingBut(string owned, string owner)
    {
        if (_ownedBy.TryGetValue(owner, out var only) && only != owned)
            return false;
        if (_ofControl)
            return _known.Log.ControlFacts.By(owner).ToArray().All(history => history.All[0].Fact.Controlled == owned);
        return _known.Log.Stakes.By(owner).ToArray().All(history => history.All[0].Fact.Owned == owned);
    }

    private bool Spend(long links)
    {
        if (links > _left)
            return false;
        _left -= links;
        return true;
    }

    private List<ChainLink> Into(string company)
    {
        if (_into.TryGetValue(company, out var links))
            return links;
        links = [];
        foreach (var held in _direct[company].Where(period => period.Owner != company).GroupBy(period => period.Owner, StringComparer.Ordinal))
            AddStated(links, [.. held]);
        if (_ofControl)
        {
            foreach (var history in _known.Log.ControlFacts.In(company))
                AddKnown(links, history, fact => (fact.Controller, fact.ConfersControl ? Percent.Hundred : default, default));
        }
        else
        {
            foreach (var history in _known.Log.Stakes.In(company))
                AddKnown(links, history, stake => StakeEvidence.Of(stake.Evidence) is { Indirect: not null, Direct: var direct } ? (stake.Owner, direct.Votes, direct.Capital) : (stake.Owner, stake.VotesPercent, stake.CapitalPercent));
        }

        _into.Add(company, links);
        return links;

        void AddKnown<T>(List<ChainLink> into, History<T> history, Func<T, (string? Owner, Percent Votes, Percent Capital)> read)
            where T : Fact
        {
            foreach (var (fact, until) in InForce(history))
            {
                var (owner, votes, capital) = read(fact);
                var to = owner is not null && StatedFrom(owner, company) is { } first && !(until < first) ? first : until;
                if (owner is not null && owner != company && (votes.Scaled > 0 || capital.Scaled > 0) && !(to <= fact.HoldsFrom))
                    into.Add(new ChainLink(owner, fact.HoldsFrom, to, votes, capital, null));
            }
        }
    }

    /// <summary>The facts of a key that are in force one after the other, each until the next.</summary>
    public IEnumerable<(T Fact, DateOnly? Until)> InForce<T>(History<T> history)
        where T : Fact
    {
        T? last = null;
        foreach (var day in history.All.ToArray().Select(fact => fact.Fact.HoldsFrom).Distinct())
        {
            if (history.InForce(day, _known.KnownAt)?.Fact is not { } fact || fact.HoldsFrom != day)
                continue;
            if (last is not null)
                yield return (last, day);
            last = fact;
        }

        if (last is not null)
            yield return (last, null);
    }

    private void AddStated(List<ChainLink> links, List<Period> held)
    {
        var days = new SortedSet<DateOnly>(held.SelectMany(period => new[] { period.From, period.To ?? period.From })).ToList();
        for (var i = 0; i < days.Count; i++)
        {
            var day = days[i];
            var (votes, capital) = _ofControl ? (held.Exists(period => period.HoldsOn(day)) ? Percent.Hundred : default, default) : ImportedRegister.LevelOn(held, day);
            if (votes.Scaled > 0 || capital.Scaled > 0)
                links.Add(new ChainLink(held[0].Owner, day, i + 1 < days.Count ? days[i + 1] : null, votes, capital, held.Find(period => period.HoldsOn(day))!.Source.Place));
        }
    }
}
