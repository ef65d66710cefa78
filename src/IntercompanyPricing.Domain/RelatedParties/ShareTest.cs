using IntercompanyPricing.Domain.Classification;

namespace IntercompanyPricing.Domain.RelatedParties;

/// <summary>What rules that count shares have in common: they look at what one side has in the other, and at what somebody has in both.</summary>
internal abstract class ShareTest
{
    // So many are looked at whatever it costs, so that no search that is broken off passes over those who stand right above.
    private const int NearestTried = 16;

    private readonly RelatedPartyTerms _terms;
    private readonly IReadOnlyList<IShareCount> _counts;

    /// <summary>A test of two sides.</summary>
    /// <param name="terms">The rule.</param>
    /// <param name="ownership">Everything above them on the day.</param>
    /// <param name="counts">One way of counting for each basis.</param>
    protected ShareTest(RelatedPartyTerms terms, OwnershipOnDay ownership, IReadOnlyList<IShareCount> counts)
        => (_terms, Ownership, _counts) = (terms, ownership, counts);

    /// <summary>Everything above both sides.</summary>
    protected OwnershipOnDay Ownership { get; }

    /// <summary>The greatest of what one has in the other and of what a common holder has in both.</summary>
    protected RelatedFinding Find()
    {
        var (buyer, seller) = (Ownership.Buyer, Ownership.Seller);
        var best = InOther(seller, buyer);
        if (InOther(buyer, seller) is { } other && other.CompareTo(best) > 0)
            best = other;
        if (_terms.CommonHolder && GreatestInBoth() is { } common && common.CompareTo(best) > 0)
            best = common;
        var path = best.Company is { } company ? ChainOf(best.Holder, company) : [.. ChainOf(best.Holder, buyer), .. ChainOf(best.Holder, seller)];
        var atLeast = best.Share < Share.Whole && _counts.Any(count => count.IsAtLeast(buyer) || count.IsAtLeast(seller));
        return new RelatedFinding(best.Related, Share.Shown(best.Share), atLeast, best.Company is null ? best.Holder : null, path);
    }

    /// <summary>Whether what a holder has in a company is enough.</summary>
    protected virtual bool IsEnough(string holder, string company, Int128 share) => _terms.IsMetBy(share);

    private Held InOther(string holder, string company)
    {
        var share = Of(holder, company);
        return new Held(IsEnough(holder, company, share), share, holder, company);
    }

    private Held InBoth(string holder)
    {
        var (inBuyer, inSeller) = (Of(holder, Ownership.Buyer), Of(holder, Ownership.Seller));
        return new Held(IsEnough(holder, Ownership.Buyer, inBuyer) && IsEnough(holder, Ownership.Seller, inSeller), Int128.Min(inBuyer, inSeller), holder, null);
    }

    private Held? GreatestInBoth()
    {
        var (aboveBuyer, aboveSeller) = (Above(Ownership.Buyer), Above(Ownership.Seller));
        Ownership.Effort.Spend(aboveBuyer.Count + aboveSeller.Count);
        var nearestFirst = aboveBuyer.Where(party => aboveSeller.ContainsKey(party.Key) && party.Key != Ownership.Buyer && party.Key != Ownership.Seller)
            .OrderBy(party => party.Value + aboveSeller[party.Key]).ThenBy(party => party.Key, StringComparer.Ordinal).Select(party => party.Key).ToList();

        // The others from the top: whoever is in the reach of somebody has no more than that, on each basis.
        var nearest = nearestFirst.Take(NearestTried).Select(InBoth).ToList();
        Held? greatest = null;
        var dominated = new HashSet<string>(StringComparer.Ordinal);
        foreach (var holder in nearestFirst.Skip(NearestTried).Reverse().Where(holder => !dominated.Contains(holder)))
        {
            if (!Ownership.Effort.TrySpend(1))
                break;
            var held = InBoth(holder);
            if (greatest is null || held.CompareTo(greatest) >= 0)
                greatest = held;
            foreach (var below in _counts.Select(count => count.Dominated(holder).AsEnumerable()).Aggregate((all, more) => all.Intersect(more)))
            {
                Ownership.Effort.Spend(1);
                dominated.Add(below);
            }
        }

        // Of those who have the same the nearest is shown.
        return nearest.Aggregate(greatest, (best, held) => best is null || held.CompareTo(best) > 0 ? held : best) is { } most ? nearest.Find(held => held.CompareTo(most) >= 0) ?? most : null;
    }

    private Int128 Of(string holder, string company) => _counts.Max(count => count.Of(holder, company));

    private IReadOnlyList<RelatedLink> ChainOf(string holder, string company) => _counts.MaxBy(count => count.Of(holder, company))!.Chain(holder, company);

    private Dictionary<string, int> Above(string company)
        => _counts.SelectMany(count => count.Above(company)).GroupBy(party => party.Key, party => party.Value, StringComparer.Ordinal)
            .ToDictionary(party => party.Key, party => party.Min(), StringComparer.Ordinal);

    // What a holder has in a company, or in both where none is named.
    private sealed record Held(bool Related, Int128 Share, string Holder, string? Company) : IComparable<Held>
    {
        public int CompareTo(Held? other) => other is null ? 1 : (Related, Share).CompareTo((other.Related, other.Share));
    }
}
