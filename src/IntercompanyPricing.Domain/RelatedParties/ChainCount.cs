using IntercompanyPricing.Domain.Classification;

namespace IntercompanyPricing.Domain.RelatedParties;

/// <summary>Counts chain by chain: a chain has its product or its lowest link, and what several chains have is summed.</summary>
/// <param name="graph">Who holds what.</param>
/// <param name="sum">What everybody has in a company.</param>
/// <param name="along">What a chain has from what it had and its next link up.</param>
/// <param name="gate">The share from which on a chain goes through an intermediary; the least where it always does.</param>
internal sealed class ChainCount(ShareGraph graph, Func<string, ChainShares> sum, Func<Int128, Int128, Int128> along, Int128 gate) : IShareCount
{
    private readonly Dictionary<string, ChainShares> _counted = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Dictionary<string, int>> _above = new(StringComparer.Ordinal);

    /// <summary>The lowest link of each chain.</summary>
    public static ChainCount OfLowestLinks(ShareGraph graph) => new(graph, company => LowestLinks.Into(graph, company), Int128.Min, 0);

    /// <summary>The product of the links of each chain.</summary>
    public static ChainCount OfProducts(ShareGraph graph, Int128 gate) => new(graph, Products.Into(graph, gate), Share.Times, gate);

    /// <summary>Direct holdings only.</summary>
    public static ChainCount OfDirectLinks(ShareGraph graph)
        => new(graph, company => new ChainShares(graph.Into(company).ToDictionary(link => link.Holder, link => link.Share, StringComparer.Ordinal), false), Int128.Min, Share.Whole + 1);

    /// <inheritdoc/>
    public Int128 Of(string holder, string company) => Into(company).ByHolder.GetValueOrDefault(holder);

    /// <inheritdoc/>
    public bool IsAtLeast(string company) => Into(company).AtLeast;

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, int> Above(string company)
    {
        if (!_above.TryGetValue(company, out var above))
            _above.Add(company, above = Ancestors.Of(company, party => graph.Into(party).Select(link => link.Holder), graph.Effort));
        return above;
    }

    // All have been counted together: leaving some out would save nothing.
    /// <inheritdoc/>
    public IReadOnlyCollection<string> Dominated(string holder) => [];

    /// <inheritdoc/>
    public IReadOnlyList<RelatedLink> Chain(string holder, string company)
    {
        // From the company up, the greatest chain first: going on along a chain never makes it greater.
        var best = new Dictionary<string, (Int128 Share, ShareLink Link)>(StringComparer.Ordinal);
        var done = new HashSet<string>(StringComparer.Ordinal);
        var open = new PriorityQueue<(string Party, Int128 Share), (Int128, int)>();
        open.Enqueue((company, Share.Whole), default);
        for (var turn = 1; open.TryDequeue(out var next, out _) && next.Party != holder;)
        {
            if (!done.Add(next.Party))
                continue;
            foreach (var link in graph.Into(next.Party))
            {
                graph.Effort.Spend(1);
                if (done.Contains(link.Holder) || (next.Party != company && link.Share < gate))
                    continue;
                var share = next.Party == company ? link.Share : along(next.Share, link.Share);
                if (best.TryGetValue(link.Holder, out var known) && known.Share >= share)
                    continue;
                best[link.Holder] = (share, link);
                open.Enqueue((link.Holder, share), (-share, turn++));
            }
        }

        var chain = new List<RelatedLink>();
        for (var party = holder; party != company && best.TryGetValue(party, out var step); party = step.Link.Owned)
            chain.Add(Links.Of(step.Link));
        return chain;
    }

    private ChainShares Into(string company)
    {
        if (!_counted.TryGetValue(company, out var counted))
            _counted.Add(company, counted = sum(company));
        return counted;
    }
}
