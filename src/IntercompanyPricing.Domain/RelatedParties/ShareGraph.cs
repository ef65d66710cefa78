using IntercompanyPricing.Domain.MasterData;
using IntercompanyPricing.Domain.Ownership;

namespace IntercompanyPricing.Domain.RelatedParties;

/// <summary>Who holds what share of two parties and of everybody above them, on one day and one basis.</summary>
internal sealed class ShareGraph
{
    private readonly Dictionary<string, IReadOnlyList<ShareLink>> _into = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<ShareLink>> _from = new(StringComparer.Ordinal);

    private ShareGraph(Func<string, IEnumerable<ShareLink>> linksInto, Func<string, IEnumerable<string>> alsoAbove, Effort effort, params ReadOnlySpan<string> parties)
    {
        Effort = effort;
        var open = new Stack<string>();
        foreach (var party in parties)
            open.Push(party);
        while (open.TryPop(out var company))
        {
            if (_into.ContainsKey(company))
                continue;

            // By id, so that nothing depends on the order of recording.
            var links = linksInto(company).OrderBy(link => link.Holder, StringComparer.Ordinal).ToArray();
            _into.Add(company, links);
            effort.Spend(1 + links.Length);
            foreach (var link in links)
            {
                if (!_from.TryGetValue(link.Holder, out var held))
                    _from.Add(link.Holder, held = []);
                held.Add(link);
                open.Push(link.Holder);
            }

            foreach (var party in alsoAbove(company))
                open.Push(party);
        }
    }

    /// <summary>The votes in circulation, from the registers that control is decided on: also above those who control by a fact.</summary>
    public static ShareGraph OfVotes(OwnershipGraph graph, string buyer, string seller, Effort effort)
        => new(company => VotesIn(graph.Register(company)), company => graph.Register(company).ControllersByFact, effort, buyer, seller);

    /// <summary>The capital on a day.</summary>
    public static ShareGraph OfCapital(KnownFacts facts, DateOnly day, string buyer, string seller, Effort effort)
        => new(company => CapitalIn(company, day, facts), _ => [], effort, buyer, seller);

    /// <summary>What counting over it is charged to.</summary>
    public Effort Effort { get; }

    /// <summary>The holdings in a company, by holder.</summary>
    public IReadOnlyList<ShareLink> Into(string company) => _into[company];

    /// <summary>The holdings of a party.</summary>
    public IReadOnlyList<ShareLink> From(string party) => _from.TryGetValue(party, out var held) ? held : [];

    /// <summary>What a party itself holds in a company; null where nothing.</summary>
    public ShareLink? Between(string holder, string company)
    {
        // Whichever list is shorter: there are companies with thousands of holders, and holders of thousands of companies.
        var (into, from) = (Into(company), From(holder));
        return into.Count < from.Count ? into.FirstOrDefault(link => link.Holder == holder) : from.FirstOrDefault(link => link.Owned == company);
    }

    private static IEnumerable<ShareLink> VotesIn(ShareRegister register)
        => register.Holdings.Select(holding => new ShareLink(holding.Holder, register.Company, Share.Of(holding.VotesPercent, register.InCirculation), holding.Version));

    private static IEnumerable<ShareLink> CapitalIn(string company, DateOnly day, KnownFacts facts)
        => facts.StakesIn(company, day).Where(stake => stake.Fact.CapitalPercent.Scaled > 0 && stake.Fact.Owner != company)
            .Select(stake => new ShareLink(stake.Fact.Owner, company, Share.Of(stake.Fact.CapitalPercent), stake.Version));
}
