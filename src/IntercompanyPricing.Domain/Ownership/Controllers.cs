namespace IntercompanyPricing.Domain.Ownership;

/// <summary>
/// Everybody who controls one company, found from the bottom up: whoever controls somebody already found need not be followed
/// any further down, so that long chains are climbed once and not once for each of their links.
/// </summary>
internal sealed class Controllers
{
    private readonly HashSet<string> _found;
    private readonly List<string> _nearestFirst;

    private Controllers(int candidates) => (_found, _nearestFirst) = (new(candidates, StringComparer.Ordinal), new(candidates));

    /// <summary>The controllers, by the number of holdings or facts between them and the company.</summary>
    public IReadOnlyList<string> NearestFirst => _nearestFirst;

    /// <summary>Who controls a company of a graph.</summary>
    public static Controllers Of(OwnershipGraph graph, string company)
    {
        var candidates = Candidates(graph, company);
        var controllers = new Controllers(Math.Min(candidates.Count, graph.Room));
        Predicate<string> reached = joined => joined == company || (graph.ControlPassesOn && controllers.Contains(joined));
        foreach (var party in candidates)
        {
            if (ControlledCompanies.ReachOneOf(graph, party, reached))
            {
                controllers._found.Add(party);
                controllers._nearestFirst.Add(party);
            }
        }

        return controllers;
    }

    /// <summary>Whether a party is among them.</summary>
    public bool Contains(string party) => _found.Contains(party);

    // Everybody above the company, level by level, but for those who are above only through a company that nobody can control.
    private static List<string> Candidates(OwnershipGraph graph, string company)
    {
        if (!graph.Register(company).CanBeControlled)
            return [];
        var seen = new HashSet<string>(graph.Room, StringComparer.Ordinal) { company };
        var candidates = new List<string>(graph.Room) { company };
        for (var next = 0; next < candidates.Count; next++)
        {
            var register = graph.Register(candidates[next]);
            if (!register.CanBeControlled)
                continue;
            foreach (var holding in register.Holdings)
                Add(holding.Holder);
            foreach (var fact in register.ControlFacts)
            {
                if (fact.Fact.ConfersControl)
                    Add(fact.Fact.Controller!);
            }
        }

        candidates.RemoveAt(0);
        return candidates;

        void Add(string party)
        {
            if (seen.Add(party))
                candidates.Add(party);
        }
    }
}
