using IntercompanyPricing.Domain.MasterData;
using IntercompanyPricing.Domain.Money;
using IntercompanyPricing.Domain.Parties;

namespace IntercompanyPricing.Domain.Ownership;

/// <summary>
/// All votes of one day in arrays of numbers: those of a million companies fit into a few tens of megabytes, and a pass over all
/// of them is quick. Parties that hold nothing and in which nothing is held are not in it.
/// </summary>
internal sealed class HoldingsMap
{
    private readonly Dictionary<string, int> _numbers;
    private readonly List<string> _names = [];
    private readonly List<int> _inCirculation = [];
    private readonly List<Vote> _votes = [];
    private int[] _startIn = [];
    private Vote[] _in = [];
    private int[] _startBy = [];
    private int[] _by = [];

    private HoldingsMap(int capacity) => _numbers = new(capacity, StringComparer.Ordinal);

    /// <summary>How many parties there are; their numbers are below.</summary>
    public int Count => _names.Count;

    /// <summary>The control facts in force, for each its company and who is named; a denial to everybody names nobody.</summary>
    public List<(int Company, int? Controller, bool Confers)> ControlFacts { get; } = [];

    /// <summary>The votes of a day, as known.</summary>
    public static HoldingsMap Of(KnownFacts facts, DateOnly asOf)
    {
        var map = new HoldingsMap(facts.Log.Parties.All.Length);
        foreach (var history in facts.Log.Stakes.All)
        {
            if (history.InForce(asOf, facts.KnownAt)?.Fact is { VotesPercent.Scaled: > 0 } stake)
                map.Add(stake);
        }

        foreach (var history in facts.Log.ControlFacts.All)
        {
            if (history.InForce(asOf, facts.KnownAt)?.Fact is { } fact && (fact.ConfersControl || fact.DeniesControl))
                map.ControlFacts.Add((map.Number(fact.Controlled), fact.Controller is { } controller ? map.Number(controller) : null, fact.ConfersControl));
        }

        map.Arrange();
        return map;
    }

    /// <summary>A party's number, or null where it holds nothing and nothing is held in it.</summary>
    public int? Find(string party) => _numbers.TryGetValue(party, out var number) ? number : null;

    /// <summary>The party of a number.</summary>
    public string Name(int party) => _names[party];

    /// <summary>The votes in a company that may be cast and whose holders are known.</summary>
    public ReadOnlySpan<Vote> In(int company) => _in.AsSpan(_startIn[company].._startIn[company + 1]);

    /// <summary>The companies in which a party holds votes that may be cast.</summary>
    public ReadOnlySpan<int> HeldBy(int party) => _by.AsSpan(_startBy[party].._startBy[party + 1]);

    /// <summary>Whether so many votes, in millionths of a percent, are more than half of those in circulation.</summary>
    public bool IsMajority(int company, long votes) => votes * 2 > _inCirculation[company];

    private void Add(Stake stake)
    {
        var (owner, owned, votes) = (Number(stake.Owner), Number(stake.Owned), (int)stake.VotesPercent.Scaled);
        if (ShareRegister.MayVote(stake))
            _votes.Add(new Vote(owned, owner, votes));
        else
            _inCirculation[owned] -= votes;
    }

    private int Number(string party)
    {
        if (_numbers.TryGetValue(party, out var number))
            return number;
        _numbers.Add(party, number = _names.Count);
        _names.Add(party);
        _inCirculation.Add((int)Percent.Hundred.Scaled);
        return number;
    }

    // Counts, then puts each vote in its place: once by company, once by holder.
    private void Arrange()
    {
        (_startIn, _startBy) = (new int[Count + 1], new int[Count + 1]);
        foreach (var vote in _votes)
        {
            _startIn[vote.Company + 1]++;
            _startBy[vote.Holder + 1]++;
        }

        for (var i = 0; i < Count; i++)
        {
            _startIn[i + 1] += _startIn[i];
            _startBy[i + 1] += _startBy[i];
        }

        var (nextIn, nextBy) = ((int[])_startIn.Clone(), (int[])_startBy.Clone());
        (_in, _by) = (new Vote[_votes.Count], new int[_votes.Count]);
        foreach (var vote in _votes)
        {
            _in[nextIn[vote.Company]++] = vote;
            _by[nextBy[vote.Holder]++] = vote.Company;
        }

        _votes.Clear();
        _votes.TrimExcess();
    }
}
