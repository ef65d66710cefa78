using IntercompanyPricing.Domain.MasterData;
using IntercompanyPricing.Domain.Money;
using IntercompanyPricing.Domain.Parties;

namespace IntercompanyPricing.Domain.Ownership;

/// <summary>Who controls some companies on one day: what has been found out is kept for the next question.</summary>
internal sealed class ControlRelations(KnownFacts facts, DateOnly date, params string[] companies)
{
    private readonly Dictionary<string, ControlledCompanies> _controlled = new(StringComparer.Ordinal);
    private readonly Dictionary<string, PartySet> _controllers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, IReadOnlyList<string>> _heads = new(StringComparer.Ordinal);
    private OwnershipGraph? _graph;

    /// <summary>The share registers of the companies and of everybody above them.</summary>
    public OwnershipGraph Graph => _graph ??= OwnershipGraph.Above(facts, date, companies);

    /// <summary>What a party controls, as far as it is above the companies.</summary>
    public ControlledCompanies Of(string controller)
    {
        if (!_controlled.TryGetValue(controller, out var controlled))
            _controlled.Add(controller, controlled = ControlledCompanies.Of(Graph, controller));
        return controlled;
    }

    /// <summary>Everybody who controls a company, the nearest first.</summary>
    public PartySet ControllersOf(string company)
    {
        if (!_controllers.TryGetValue(company, out var controllers))
            _controllers.Add(company, controllers = Controllers.Of(Graph, company));
        return controllers;
    }

    /// <summary>Whether a party controls a company.</summary>
    public bool Controls(string controller, string company) => ControllersOf(company).Contains(controller);

    /// <summary>Everybody of a kind who controls both of two companies, the nearest to the first of them first.</summary>
    public List<string> CommonControllers(string first, string second, PartyKind kind)
    {
        var (common, ofSecond) = (new List<string>(), ControllersOf(second));
        foreach (var party in ControllersOf(first))
        {
            if (ofSecond.Contains(party) && IsA(kind, party))
                common.Add(party);
        }

        return common;
    }

    /// <summary>Those who control no other of them, but for one that controls them back, by id; all, where denials leave nobody so.</summary>
    public List<string> Lowest(List<string> controllers)
    {
        if (controllers.Count == 1)
            return controllers;

        // Mostly all the others are above the nearest.
        var (above, below) = (ControllersOf(controllers[0]), Of(controllers[0]));
        return controllers.TrueForAll(party => party == below.Controller || (above.Contains(party) && !below.Contains(party))) ? [below.Controller]
            : Extremes(controllers, ControllersOf, (party, controller) => Of(party).Contains(controller));
    }

    /// <summary>The first, by id, whom no other of them controls, but for one that it controls back; of all, where denials leave nobody so.</summary>
    public string Highest(List<string> controllers) => AllHighest(controllers)[0];

    /// <summary>The companies and persons that control a party and that nobody controls but one they control back; the party itself where nobody does.</summary>
    public IReadOnlyList<string> Heads(string party)
    {
        if (!_heads.TryGetValue(party, out var heads))
            _heads.Add(party, heads = AllHighest([party, .. ControllersOf(party)]));
        return heads;
    }

    /// <summary>The highest company that controls a company, itself where nobody does, and the steps from there.</summary>
    public (string? Parent, List<ControlStep> Steps) WayUp(string? company)
    {
        if (company is null)
            return (null, []);
        var companies = new List<string> { company };
        foreach (var party in ControllersOf(company))
        {
            if (IsA(PartyKind.Company, party))
                companies.Add(party);
        }

        var parent = Highest(companies);
        return (parent, parent == company ? [] : Of(parent).Proof(company));
    }

    /// <summary>The greatest undisclosed share on the way: of the companies of the steps, and of the one at the top.</summary>
    public Exact Undisclosed(string? top, List<ControlStep> steps)
    {
        var greatest = top is null ? Exact.Zero : Graph.Register(top).UndisclosedOfCirculation();
        foreach (var step in steps)
        {
            if (Graph.Register(step.Controlled).UndisclosedOfCirculation() is var share && share > greatest)
                greatest = share;
        }

        return greatest;
    }

    private List<string> AllHighest(List<string> controllers)
    {
        if (controllers.Count == 1)
            return controllers;

        // Mostly nobody is above the farthest, and it is above all the others.
        var farthest = controllers[^1];
        if (ControllersOf(farthest).Count == 0 && Of(farthest) is var below && controllers.TrueForAll(party => party == farthest || below.Contains(party)))
            return [farthest];
        return Extremes([.. controllers.AsEnumerable().Reverse()], party => Of(party).Companies, (party, controlled) => Controls(controlled, party));
    }

    // Each party rules out those beyond it who are not back within its reach. Where control passes on, who has been ruled out
    // or is on a level with a party rules out nobody that this party does not: the rest of a chain or circle need not be asked.
    private List<string> Extremes(List<string> parties, Func<string, IReadOnlyCollection<string>> beyond, Func<string, string, bool> isBack)
    {
        var extremes = parties.ToHashSet(StringComparer.Ordinal);
        var settled = new HashSet<string>(StringComparer.Ordinal);
        foreach (var party in parties.Where(party => !settled.Contains(party)))
        {
            foreach (var other in beyond(party))
            {
                if (!isBack(party, other))
                    extremes.Remove(other);
                if (Graph.ControlPassesOn)
                    settled.Add(other);
            }
        }

        return [.. (extremes.Count > 0 ? extremes : parties.AsEnumerable()).Order(StringComparer.Ordinal)];
    }

    // Only companies are held. Otherwise the kind never changes, so any day's description tells it; a holder that none describes
    // is taken for a company: it can then only make a purchase internal.
    private bool IsA(PartyKind kind, string party)
        => (Graph.Register(party).Holdings.Length > 0 ? PartyKind.Company : facts.Party(party, DateOnly.MaxValue)?.Fact.Kind ?? PartyKind.Company) == kind;
}
