using IntercompanyPricing.Domain.MasterData;

namespace IntercompanyPricing.Domain.Ownership;

/// <summary>
/// The share registers of some companies and of everybody above them on one day. Who controls these companies depends on
/// nothing else, so a decision looks at this small part of the world and is exact.
/// </summary>
internal sealed class OwnershipGraph : IHoldings
{
    private readonly PartySet _parties = new();
    private readonly List<Node> _nodes = []; // by place in the set

    private OwnershipGraph()
    {
    }

    /// <summary>
    /// Whether who controls a company controls all that it controls: so unless a denial names a controller, and keeps from it
    /// what others may have.
    /// </summary>
    public bool ControlPassesOn { get; private set; } = true;

    /// <summary>Whether somebody, or one of the companies itself, stands above several of them.</summary>
    public bool MeetsAbove { get; private set; }

    /// <summary>The graph above some companies.</summary>
    public static OwnershipGraph Above(KnownFacts facts, DateOnly asOf, params IEnumerable<string> companies)
    {
        var graph = new OwnershipGraph();
        var open = new Stack<string>(16);
        var first = 0;
        foreach (var company in companies)
        {
            // Everything above the companies before is there already: to meet it is to have it in common.
            for (open.Push(company); open.TryPop(out var next);)
            {
                var node = graph.NodeOf(next);
                if (node.Register is null)
                    graph.Read(node, ShareRegister.Of(facts, next, asOf), first, open);
                else
                    graph.MeetsAbove |= node.ReadFor != first;
            }

            first++;
        }

        return graph;
    }

    /// <inheritdoc/>
    public ShareRegister Register(string company) => Find(company)!.Register!;

    /// <inheritdoc/>
    public List<(ShareRegister Register, Holding Holding)> HeldBy(string party) => Find(party)?.Held ?? Node.NothingHeld;

    /// <inheritdoc/>
    public List<ShareRegister> ConferredTo(string party) => Find(party)?.Conferred ?? Node.NothingConferred;

    private void Read(Node node, ShareRegister register, int readFor, Stack<string> open)
    {
        (node.Register, node.ReadFor) = (register, readFor);
        ControlPassesOn &= !register.DeniesSomebody;
        foreach (var holding in register.Holdings)
        {
            var holder = NodeOf(holding.Holder);
            (holder.Held.Count == 0 ? holder.Held = new(1) : holder.Held).Add((register, holding));
            open.Push(holding.Holder);
        }

        foreach (var fact in register.ControlFacts)
        {
            if (fact.Fact is not { ConfersControl: true, Controller: { } controller })
                continue;
            var holder = NodeOf(controller);
            (holder.Conferred.Count == 0 ? holder.Conferred = new(1) : holder.Conferred).Add(register);
            open.Push(controller);
        }
    }

    private Node? Find(string party) => _parties.PlaceOf(party) is >= 0 and var place ? _nodes[place] : null;

    private Node NodeOf(string party)
    {
        if (Find(party) is { } known)
            return known;
        var node = new Node();
        _parties.Add(party);
        _nodes.Add(node);
        return node;
    }

    /// <summary>A party of the graph.</summary>
    private sealed class Node
    {
        // Never added to.
        public static readonly List<(ShareRegister, Holding)> NothingHeld = [];
        public static readonly List<ShareRegister> NothingConferred = [];

        public ShareRegister? Register { get; set; }

        public int ReadFor { get; set; }

        public List<(ShareRegister Register, Holding Holding)> Held { get; set; } = NothingHeld;

        public List<ShareRegister> Conferred { get; set; } = NothingConferred;
    }
}
