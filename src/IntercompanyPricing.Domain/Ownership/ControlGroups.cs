using IntercompanyPricing.Domain.MasterData;
using IntercompanyPricing.Domain.Parties;

namespace IntercompanyPricing.Domain.Ownership;

/// <summary>
/// All groups of the world on one day in one pass. Everybody begins as the head of a group of its own; a company whose majority
/// one group holds joins that group with all that it heads, and the companies that the two hold together are looked at again.
/// This is the least fixpoint of majorities seen from the heads: whoever a head controls is in its group, since two groups cannot
/// both hold a majority. Only a control fact can put a company under two heads, and only a denial that names somebody can keep
/// it from the one who controls its owners: where these leave a choice, the groups say so and the question is one for the
/// registers around the two parties.
/// </summary>
/// <remarks>Never changes; safe for many threads.</remarks>
public sealed class ControlGroups
{
    private readonly HoldingsMap _map;
    private readonly ILookup<int, int> _controllers; // by fact, of each company
    private readonly bool[] _isPerson;
    private readonly Partition _companies; // with companies alone as heads: who consolidates
    private readonly Partition _all; // with persons too
    private readonly HashSet<int> _open = []; // groups of _all that control facts leave a choice in

    private ControlGroups(HoldingsMap map, Func<string, bool> isPerson)
    {
        _map = map;
        _controllers = map.ControlFacts.Where(fact => fact is { Confers: true, Controller: not null }).ToLookup(fact => fact.Company, fact => fact.Controller!.Value);
        _isPerson = new bool[map.Count];
        for (var party = 0; party < map.Count; party++)
            _isPerson[party] = map.In(party).Length == 0 && isPerson(map.Name(party));

        var pass = new ControlPass(map);
        pass.Run(head => !_isPerson[head]);
        _companies = pass.Groups.Copy();
        pass.Run(_ => true);
        _all = pass.Groups;
        foreach (var group in pass.LeftOpen())
            _open.Add(group);
    }

    /// <summary>How many parties hold or are held.</summary>
    public int Count => _map.Count;

    /// <summary>The groups of a day, as known.</summary>
    public static ControlGroups Of(KnownFacts facts, DateOnly asOf)
        => new(HoldingsMap.Of(facts, asOf), party => facts.Party(party, DateOnly.MaxValue)?.Fact.Kind == PartyKind.Person);

    /// <summary>A party's number, or null where it holds nothing and nothing is held in it: it is a group by itself.</summary>
    public int? Find(string party) => _map.Find(party);

    /// <summary>Whether one company controls both of two parties, or one of them the other; null where only the registers around the two can tell.</summary>
    public bool? AreInOneGroup(int a, int b) => IsOpen(a) || IsOpen(b) ? null : _companies.GroupOf(a) == _companies.GroupOf(b);

    /// <summary>The same, where a person counts as a controller too.</summary>
    public bool? AreUnderOneHead(int a, int b) => IsOpen(a) || IsOpen(b) ? null : _all.GroupOf(a) == _all.GroupOf(b);

    /// <summary>All groups of two or more, and companies alone that a person controls, by the number of the head.</summary>
    public IEnumerable<GroupSummary> All()
    {
        for (var party = 0; party < _map.Count; party++)
        {
            var group = _companies.GroupOf(party);
            if (_isPerson[party] || _companies.HeadOf(group) != party)
                continue;
            var above = _all.HeadOf(_all.GroupOf(party));
            var person = _isPerson[above] ? _map.Name(above) : null;
            if (_companies.SizeOf(group) > 1 || person is not null)
                yield return new GroupSummary(_map.Name(party), person, _companies.SizeOf(group) - 1, IsOpen(party));
        }
    }

    /// <summary>How many parties stand above some, these themselves included, by votes or control facts.</summary>
    public int CountAbove(params ReadOnlySpan<string> parties)
    {
        var met = new HashSet<int>();
        var open = new Stack<int>();
        var alone = 0;
        foreach (var party in parties)
        {
            if (Find(party) is { } number)
                open.Push(number);
            else
                alone++;
        }

        while (open.TryPop(out var next))
        {
            if (!met.Add(next))
                continue;
            foreach (var vote in _map.In(next))
                open.Push(vote.Holder);
            foreach (var controller in _controllers[next])
                open.Push(controller);
        }

        return met.Count + alone;
    }

    private bool IsOpen(int party) => _open.Count > 0 && _open.Contains(_all.GroupOf(party));
}
