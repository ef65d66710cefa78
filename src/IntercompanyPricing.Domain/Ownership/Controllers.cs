namespace IntercompanyPricing.Domain.Ownership;

/// <summary>
/// Everybody who controls one company, found from the bottom up: whoever controls somebody already found need not be followed
/// any further down, so that long chains are climbed once and not once for each of their links.
/// </summary>
internal static class Controllers
{
    // Never added to.
    private static readonly PartySet _nobody = new();

    /// <summary>Who controls a company of a graph, by the number of holdings or facts between them and the company.</summary>
    public static PartySet Of(OwnershipGraph graph, string company)
    {
        var above = Above(graph, company);
        if (above.Count == 1)
            return _nobody;
        var controllers = new PartySet();
        Predicate<string> reached = joined => joined == company || (graph.ControlPassesOn && controllers.Contains(joined));
        for (var next = 1; next < above.Count; next++)
        {
            if (ControlledCompanies.ReachOneOf(graph, above[next], reached))
                controllers.Add(above[next]);
        }

        return controllers;
    }

    // The company and everybody above it, level by level, but for those who are above only through one that nobody can control.
    private static PartySet Above(OwnershipGraph graph, string company)
    {
        var above = new PartySet { company };
        for (var next = 0; next < above.Count; next++)
        {
            var register = graph.Register(above[next]);
            if (!register.CanBeControlled)
                continue;
            foreach (var holding in register.Holdings)
                above.Add(holding.Holder);
            foreach (var fact in register.ControlFacts)
            {
                if (fact.Fact.ConfersControl)
                    above.Add(fact.Fact.Controller!);
            }
        }

        return above;
    }
}
