namespace IntercompanyPricing.Domain.RelatedParties;

/// <summary>
/// What everybody has in a company where a chain has its lowest link: each chain in which no party stands twice is followed once,
/// from the company up.
/// </summary>
internal static class LowestLinks
{
    /// <summary>
    /// So many links are followed at most. There are companies whose owners hold each other in more chains than could ever be
    /// counted; what was counted until then, or until the effort is spent, is a lower bound.
    /// </summary>
    public const int Bound = 100_000;

    /// <summary>The shares in a company.</summary>
    public static ChainShares Into(ShareGraph graph, string company)
    {
        var shares = new Dictionary<string, Int128>(StringComparer.Ordinal);
        var onChain = new HashSet<string>(StringComparer.Ordinal) { company };
        var chain = new Stack<(string Party, int NextLink, Int128 Lowest)>();
        chain.Push((company, 0, Share.Whole));
        for (var followed = 0; chain.TryPop(out var top);)
        {
            var links = graph.Into(top.Party);
            if (top.NextLink == links.Count)
            {
                onChain.Remove(top.Party);
                continue;
            }

            if (++followed > Bound || !graph.Effort.TrySpend(1))
                return new ChainShares(shares, true);
            chain.Push(top with { NextLink = top.NextLink + 1 });
            var link = links[top.NextLink];
            if (!onChain.Add(link.Holder))
                continue;
            var lowest = Int128.Min(top.Lowest, link.Share);
            shares[link.Holder] = Share.Plus(shares.GetValueOrDefault(link.Holder), lowest);
            chain.Push((link.Holder, 0, lowest));
        }

        return new ChainShares(shares, false);
    }
}
