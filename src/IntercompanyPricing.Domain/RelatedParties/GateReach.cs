using IntercompanyPricing.Domain.Classification;

namespace IntercompanyPricing.Domain.RelatedParties;

/// <summary>
/// The companies of which a party, together with companies of this set, holds at least the gate: the least such set, so that
/// nothing reaches itself round a circle.
/// </summary>
internal sealed class GateReach : IReach
{
    private readonly ShareGraph _graph;
    private readonly string _party;
    private readonly Dictionary<string, int> _rank = new(StringComparer.Ordinal); // when a company joined: it rests on earlier ones

    private GateReach(ShareGraph graph, string party) => (_graph, _party) = (graph, party);

    /// <inheritdoc/>
    public IReadOnlyCollection<string> Companies => _rank.Keys;

    /// <summary>The companies that a party reaches.</summary>
    public static GateReach Of(ShareGraph graph, string party, Int128 gate)
    {
        var reach = new GateReach(graph, party);
        var held = new Dictionary<string, Int128>(StringComparer.Ordinal);
        var members = new List<string> { party };
        for (var next = 0; next < members.Count; next++)
        {
            foreach (var link in graph.From(members[next]))
            {
                graph.Effort.Spend(1);
                var sum = held[link.Owned] = Share.Plus(held.GetValueOrDefault(link.Owned), link.Share);
                if (sum >= gate && link.Owned != party && reach._rank.TryAdd(link.Owned, members.Count))
                    members.Add(link.Owned);
            }
        }

        return reach;
    }

    /// <inheritdoc/>
    public bool Contains(string company) => _rank.ContainsKey(company);

    /// <inheritdoc/>
    public RelatedLink LinkInto(string company)
        => Links.Of(_graph.Into(company).Where(link => link.Holder == _party || (_rank.TryGetValue(link.Holder, out var rank) && rank < _rank[company])).MaxBy(link => link.Share)!);
}
