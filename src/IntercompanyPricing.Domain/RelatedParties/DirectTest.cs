namespace IntercompanyPricing.Domain.RelatedParties;

/// <summary>
/// Direct holdings only (Latvia, Law on Taxes and Fees, s. 1(18)): the threshold of one side in the other, or the same at most
/// ten holders who have more than half of each.
/// </summary>
internal sealed class DirectTest : ShareTest
{
    private const int MaxHolders = 10;
    private const int StepsOfHolder = 8; // each is put in order four times

    private readonly IReadOnlyList<ShareBasis> _bases;

    private DirectTest(RelatedPartyTerms terms, OwnershipOnDay ownership)
        : base(terms with { CommonHolder = false }, ownership, [.. terms.Bases.Select(basis => ownership.Count(RelatedPartyPreset.Direct, basis, 0))])
        => _bases = terms.Bases;

    /// <summary>What the rule finds on a day.</summary>
    public static RelatedFinding On(OwnershipOnDay ownership, RelatedPartyTerms terms)
    {
        var test = new DirectTest(terms, ownership);
        var direct = test.Find();
        return direct.Related || !terms.CommonHolder ? direct : test.SameHolders(direct);
    }

    // Votes of one holder and capital of another are no sum of either, so each basis is looked at for itself.
    private RelatedFinding SameHolders(RelatedFinding direct)
    {
        var found = _bases.SelectMany(basis => _bases.Select(other => SameHolders(direct, Into(Ownership.Buyer, basis), Into(Ownership.Seller, other)))).ToList();
        var best = found.Aggregate((best, next) => next.Exceeds(best) ? next : best);
        return best with { AtLeast = !best.Related && found.Exists(finding => finding.AtLeast) };
    }

    // Which ten of more than ten have the most of both cannot be told by looking at each: it is tried with the greatest in the
    // one, in the other, in both together, and by the lesser of the two. With ten or fewer that is exact.
    private static RelatedFinding SameHolders(RelatedFinding direct, Dictionary<string, ShareLink> buyers, Dictionary<string, ShareLink> sellers)
    {
        var common = buyers.Values.Where(link => sellers.ContainsKey(link.Holder)).Select(link => (Buyer: link, Seller: sellers[link.Holder])).ToList();
        Func<(ShareLink Buyer, ShareLink Seller), Int128>[] greatestBy =
            [pair => pair.Buyer.Share, pair => pair.Seller.Share, pair => pair.Buyer.Share + pair.Seller.Share, pair => Int128.Min(pair.Buyer.Share, pair.Seller.Share)];
        var (ten, share) = greatestBy
            .Select(by => common.OrderByDescending(by).ThenBy(pair => pair.Buyer.Holder, StringComparer.Ordinal).Take(MaxHolders).ToList())
            .Select(some => (some, Int128.Min(Sum(some.Select(pair => pair.Buyer)), Sum(some.Select(pair => pair.Seller))))).MaxBy(some => some.Item2);
        if (share <= Share.Whole / 2)
            return direct with { AtLeast = common.Count > MaxHolders };
        return new RelatedFinding(true, Share.Shown(share), false, ten.Count == 1 ? ten[0].Buyer.Holder : null, [.. ten.Select(pair => Links.Of(pair.Buyer)), .. ten.Select(pair => Links.Of(pair.Seller))]);
    }

    private Dictionary<string, ShareLink> Into(string company, ShareBasis basis)
    {
        var links = Ownership.Shares(basis).Into(company);
        Ownership.Effort.Spend(links.Count * StepsOfHolder);
        return links.ToDictionary(link => link.Holder, StringComparer.Ordinal);
    }

    private static Int128 Sum(IEnumerable<ShareLink> links) => links.Aggregate(Int128.Zero, (sum, link) => Share.Plus(sum, link.Share));
}
