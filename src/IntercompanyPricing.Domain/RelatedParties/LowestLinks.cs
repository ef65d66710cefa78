namespace IntercompanyPricing.Domain.RelatedParties;

/// <summary>
/// What everybody has in a company where a chain has its lowest link: each chain in which no party stands twice is followed
/// from the company up, short ones before longer ones.
/// </summary>
internal static class LowestLinks
{
    /// <summary>
    /// So many links are followed at most, each time that longer chains are taken in. There are companies whose owners hold each other in
    /// more chains than could ever be counted; what was counted until then, or until the effort is spent, is a lower bound: direct
    /// holders are always in it.
    /// </summary>
    public const int Bound = 100_000;

    /// <summary>The shares in a company.</summary>
    public static ChainShares Into(ShareGraph graph, string company)
    {
        var known = graph.Into(company).ToDictionary(link => link.Holder, link => link.Share, StringComparer.Ordinal);
        for (var length = 2; ; length *= 2)
        {
            var (shares, end) = UpTo(length, graph, company);
            if (end == End.OfAll)
                return new ChainShares(shares, false);
            foreach (var (holder, share) in shares)
                known[holder] = Int128.Max(known.GetValueOrDefault(holder), share);
            if (end == End.OfEffort)
                return new ChainShares(known, true);
        }
    }

    // The chains of so many links at most.
    private static (Dictionary<string, Int128> Shares, End End) UpTo(int length, ShareGraph graph, string company)
    {
        var (shares, end) = (new Dictionary<string, Int128>(StringComparer.Ordinal), End.OfAll);
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
                return (shares, End.OfEffort);
            chain.Push(top with { NextLink = top.NextLink + 1 });
            var link = links[top.NextLink];
            if (!onChain.Add(link.Holder))
                continue;
            var lowest = Int128.Min(top.Lowest, link.Share);
            shares[link.Holder] = Share.Plus(shares.GetValueOrDefault(link.Holder), lowest);
            if (chain.Count < length)
            {
                chain.Push((link.Holder, 0, lowest));
                continue;
            }

            onChain.Remove(link.Holder);
            end = graph.Into(link.Holder).Count > 0 ? End.OfLength : end;
        }

        return (shares, end);
    }

    private enum End
    {
        OfAll,
        OfLength,
        OfEffort,
    }
}
