using IntercompanyPricing.Domain.Classification;
using IntercompanyPricing.Domain.Ownership;

namespace IntercompanyPricing.Domain.RelatedParties;

/// <summary>Counts a holder's own link and the whole links of the companies in its reach: each company once, however many chains lead to it.</summary>
/// <param name="graph">Who holds what.</param>
/// <param name="reachOf">The companies whose holdings count as a party's own.</param>
/// <param name="above">Who stands directly above a party.</param>
/// <param name="reachPassesOn">Whether who reaches a party reaches all that this party reaches.</param>
internal sealed class ReachCount(ShareGraph graph, Func<string, IReach> reachOf, Func<string, IEnumerable<string>> above, bool reachPassesOn) : IShareCount
{
    private readonly Dictionary<string, IReach> _reach = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Dictionary<string, int>> _above = new(StringComparer.Ordinal);

    /// <summary>Through intermediaries of which the holder has at least a gate.</summary>
    public static ReachCount ThroughGate(ShareGraph graph, Int128 gate)
        => new(graph, party => GateReach.Of(graph, party, gate), party => graph.Into(party).Select(link => link.Holder), reachPassesOn: true);

    /// <summary>Through companies that the holder controls.</summary>
    public static ReachCount ThroughControl(ShareGraph votes, OwnershipGraph control)
    {
        return new(votes, party => new ControlReach(ControlledBy(party), votes), party => HoldersOf(control.Register(party)), control.ControlPassesOn);

        ControlledCompanies ControlledBy(string party)
        {
            var controlled = ControlledCompanies.Of(control, party);
            votes.Effort.Spend(controlled.Companies.Append(party).Sum(member => 1 + control.HeldBy(member).Count));
            return controlled;
        }
    }

    /// <summary>The companies whose holdings count as a party's own.</summary>
    public IReach ReachOf(string party)
    {
        if (!_reach.TryGetValue(party, out var reach))
            _reach.Add(party, reach = reachOf(party));
        return reach;
    }

    /// <inheritdoc/>
    public Int128 Of(string holder, string company)
    {
        // By whichever is fewer: the company's holders, or the holder and its reach.
        var reach = ReachOf(holder);
        graph.Effort.Spend(1 + Math.Min(graph.Into(company).Count, reach.Companies.Count));
        var links = graph.Into(company).Count <= reach.Companies.Count
            ? graph.Into(company).Where(link => link.Holder == holder || reach.Contains(link.Holder))
            : reach.Companies.Append(holder).Select(member => graph.Between(member, company)).OfType<ShareLink>();
        return links.Aggregate(Int128.Zero, (sum, link) => Share.Plus(sum, link.Share));
    }

    /// <inheritdoc/>
    public bool IsAtLeast(string company) => false;

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, int> Above(string company)
    {
        if (!_above.TryGetValue(company, out var distance))
            _above.Add(company, distance = Ancestors.Of(company, above, graph.Effort));
        return distance;
    }

    /// <inheritdoc/>
    public IReadOnlyCollection<string> Dominated(string holder) => reachPassesOn ? ReachOf(holder).Companies : [];

    /// <inheritdoc/>
    public IReadOnlyList<RelatedLink> Chain(string holder, string company)
    {
        var reach = ReachOf(holder);
        var last = reach.Contains(company) ? reach.LinkInto(company)
            : graph.Into(company).Where(link => link.Holder == holder || reach.Contains(link.Holder)).MaxBy(link => link.Share) is { } greatest ? Links.Of(greatest) : null;
        if (last is null)
            return [];
        var chain = new List<RelatedLink> { last };
        while (chain[^1].Holder != holder)
            chain.Add(reach.LinkInto(chain[^1].Holder));
        chain.Reverse();
        return chain;
    }

    private static IEnumerable<string> HoldersOf(ShareRegister register)
        => register.Holdings.Select(holding => holding.Holder).Concat(register.ControllersByFact);
}
