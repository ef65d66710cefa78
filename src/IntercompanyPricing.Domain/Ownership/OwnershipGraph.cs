using IntercompanyPricing.Domain.MasterData;

namespace IntercompanyPricing.Domain.Ownership;

/// <summary>
/// The share registers of some companies and of everybody above them on one day. Who controls these companies depends on
/// nothing else, so a decision looks at this small part of the world and is exact.
/// </summary>
internal sealed class OwnershipGraph : IHoldings
{
    private readonly Dictionary<string, ShareRegister> _registers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<(ShareRegister Register, Holding Holding)>> _heldBy = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<ShareRegister>> _conferredTo = new(StringComparer.Ordinal);

    private OwnershipGraph()
    {
    }

    /// <summary>
    /// Whether who controls a company controls all that it controls: so unless a denial names a controller, and keeps from it
    /// what others may have.
    /// </summary>
    public bool ControlPassesOn { get; private set; } = true;

    /// <summary>The graph above some companies.</summary>
    public static OwnershipGraph Above(KnownFacts facts, DateOnly asOf, params IEnumerable<string> companies)
    {
        var graph = new OwnershipGraph();
        var open = new Stack<string>(companies);
        while (open.TryPop(out var company))
        {
            if (graph._registers.ContainsKey(company))
                continue;
            var register = ShareRegister.Of(facts, company, asOf);
            graph._registers.Add(company, register);
            graph.ControlPassesOn &= !register.DeniesSomebody;
            foreach (var holding in register.Holdings)
            {
                Add(graph._heldBy, holding.Holder, (register, holding));
                open.Push(holding.Holder);
            }

            foreach (var fact in register.ControlFacts.Where(fact => fact.Fact is { ConfersControl: true, Controller: not null }))
            {
                Add(graph._conferredTo, fact.Fact.Controller!, register);
                open.Push(fact.Fact.Controller!);
            }
        }

        return graph;
    }

    /// <inheritdoc/>
    public ShareRegister Register(string company) => _registers[company];

    /// <inheritdoc/>
    public IReadOnlyList<(ShareRegister Register, Holding Holding)> HeldBy(string party) => _heldBy.TryGetValue(party, out var held) ? held : [];

    /// <inheritdoc/>
    public IReadOnlyList<ShareRegister> ConferredTo(string party) => _conferredTo.TryGetValue(party, out var conferred) ? conferred : [];

    /// <summary>A party of the graph and everybody above it.</summary>
    public HashSet<string> AboveOrAt(string party)
    {
        var above = new HashSet<string>(StringComparer.Ordinal) { party };
        var open = new Stack<string>(above);
        while (open.TryPop(out var next))
        {
            foreach (var holder in Register(next).Above.Where(above.Add))
                open.Push(holder);
        }

        return above;
    }

    private static void Add<T>(Dictionary<string, List<T>> lists, string key, T item)
    {
        if (!lists.TryGetValue(key, out var list))
            lists.Add(key, list = []);
        list.Add(item);
    }
}
