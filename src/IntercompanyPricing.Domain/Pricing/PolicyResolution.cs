using IntercompanyPricing.Domain.Classification;
using IntercompanyPricing.Domain.MasterData;

namespace IntercompanyPricing.Domain.Pricing;

/// <summary>Which policy makes the price: the most specific one in force that fits.</summary>
public static class PolicyResolution
{
    // Three identifiers of at most 64 characters each, and what parts them.
    private const int MaxGroupLength = 195;

    // Of so few that name one product it is quicker to look at all.
    private const int Few = 8;

    /// <summary>The policy for a supply, or null where none fits.</summary>
    /// <remarks>
    /// First difference wins: buyer (department, company, none), seller (the same), product, kind, none. What can be named is looked
    /// up in this order, and the first that is found wins: however many policies there are, few are looked at.
    /// </remarks>
    public static Recorded<Policy>? Find(Supply supply)
    {
        var (product, kind) = (supply.Product.Id, supply.Product.Kind);
        var naming = supply.Found.File.Policies;
        for (var buyer = 0; buyer < 3; buyer++)
        {
            // Few buyers have policies of their own.
            if (Named(buyer, supply.Buyer, supply.BuyerCompany) is not { } buyerName || supply.Facts.Log.Policies.By(buyerName).IsEmpty)
                continue;
            for (var seller = 0; seller < 3; seller++)
            {
                if (Named(seller, supply.Seller, supply.SellerCompany.Id) is not { } sellerName)
                    continue;
                var own = naming.Length <= Few ? naming : In(supply, sellerName, buyerName, product);
                if (Best(own, supply, sellerName, buyerName, product, null) is { } ofProduct)
                    return ofProduct;
                var others = In(supply, sellerName, buyerName, "");
                if ((Best(others, supply, sellerName, buyerName, "", kind) ?? Best(others, supply, sellerName, buyerName, "", null)) is { } found)
                    return found;
            }
        }

        return null;
    }

    /// <summary>Which policy makes the price of a supply, and why each other one does not.</summary>
    public static PolicyChoice Explain(Supply supply)
    {
        var chosen = Find(supply);
        var others = new List<PolicyCandidate>();
        foreach (var history in supply.Facts.Log.Policies.All)
        {
            if (Described(history, supply) is { } policy && policy != chosen)
                others.Add(new PolicyCandidate(policy.Fact.Id, policy.Version, policy.Fact.Method, [.. Misses(policy.Fact, supply)]));
        }

        // Those that come closest first.
        var shown = others.OrderBy(other => other.Misses.Count).ThenBy(other => other.Policy, StringComparer.Ordinal).Take(PolicyChoice.MaxOthers).ToList();
        return new PolicyChoice(
            supply.Buyer, supply.Seller, supply.Product.Id, supply.PriceDate, supply.Facts.KnownAt, supply.Relationship, chosen?.Fact.Id, chosen?.Version, chosen?.Fact.Method,
            chosen is { } winner ? Specificity(winner.Fact, supply) : null, shown, others.Count - shown.Count);
    }

    /// <summary>What policies are looked up by, the kind aside: all that compete with each other have the same.</summary>
    internal static string Group(Policy policy) => new(Group(policy.Seller ?? "", policy.Buyer ?? "", policy.Product ?? "", stackalloc char[MaxGroupLength]));

    /// <summary>
    /// Whether two policies can both be the most specific for one supply: both name the same buyer, seller, product or kind, or
    /// none, and their relationships meet. Which party is a department needs no look: the same id is equally specific.
    /// </summary>
    internal static bool Compete(Policy a, Policy b)
        => a.Buyer == b.Buyer && a.Seller == b.Seller && a.Product == b.Product && a.ProductKind == b.ProductKind
            && (a.Relationships is null) == (b.Relationships is null)
            && (a.Relationships is null || a.Relationships.Intersect(b.Relationships!).Any());

    // Of those that name the same, the one that names relationships too; recording lets no two of these fit.
    private static Recorded<Policy>? Best(ReadOnlySpan<History<Policy>> candidates, Supply supply, string seller, string buyer, string product, ProductKind? kind)
    {
        Recorded<Policy>? best = null;
        foreach (var history in candidates)
        {
            // A history stays where its earlier versions are: what is in force may name something else.
            if (history.InForce(supply.PriceDate, supply.Facts.KnownAt) is { } policy && !(policy.Fact.EffectiveTo < supply.PriceDate)
                && (policy.Fact.Seller ?? "") == seller && (policy.Fact.Buyer ?? "") == buyer && (policy.Fact.Product ?? "") == product && policy.Fact.ProductKind == kind
                && FitsRelationship(policy.Fact, supply) && (best is null || policy.Fact.Relationships is not null))
                best = policy;
        }

        return best;
    }

    // What is in force; else what once was or will be, to say that it is not.
    private static Recorded<Policy>? Described(History<Policy> history, Supply supply)
        => history.InForce(supply.PriceDate, supply.Facts.KnownAt) ?? history.InForce(DateOnly.MaxValue, supply.Facts.KnownAt);

    private static IEnumerable<PolicyMiss> Misses(Policy policy, Supply supply)
    {
        var misses = 0;
        PolicyMiss Miss(PolicyMiss miss)
        {
            misses++;
            return miss;
        }

        if (policy.EffectiveFrom > supply.PriceDate || policy.EffectiveTo < supply.PriceDate)
            yield return Miss(PolicyMiss.NotInForce);
        if (policy.Seller is not null && policy.Seller != supply.Seller && policy.Seller != supply.SellerCompany.Id)
            yield return Miss(PolicyMiss.OtherSeller);
        if (policy.Buyer is not null && policy.Buyer != supply.Buyer && policy.Buyer != supply.BuyerCompany)
            yield return Miss(PolicyMiss.OtherBuyer);
        if (policy.Product is not null && policy.Product != supply.Product.Id)
            yield return Miss(PolicyMiss.OtherProduct);
        if (policy.ProductKind is not null && policy.ProductKind != supply.Product.Kind)
            yield return Miss(PolicyMiss.OtherProductKind);
        if (!FitsRelationship(policy, supply))
            yield return Miss(PolicyMiss.OtherRelationship);
        if (misses == 0)
            yield return PolicyMiss.LessSpecific;
    }

    private static PolicySpecificity Specificity(Policy policy, Supply supply) => new(
        policy.Buyer is null ? "any" : policy.Buyer == supply.BuyerCompany ? "company" : "party",
        policy.Seller is null ? "any" : policy.Seller == supply.SellerCompany.Id ? "company" : "party",
        policy.Product is not null ? "product" : policy.ProductKind is not null ? "kind" : "any",
        policy.Relationships is not null);

    private static bool FitsRelationship(Policy policy, Supply supply) => policy.Relationships?.Contains(supply.Relationship) ?? supply.IsIntercompany;

    // By rank: the party itself where it is not the company, the company, none.
    private static string? Named(int rank, string party, string? company) => rank switch
    {
        0 => party == company ? null : party,
        1 => company,
        _ => "",
    };

    private static ReadOnlySpan<History<Policy>> In(Supply supply, string seller, string buyer, string product)
        => supply.Facts.Log.Policies.In(Group(seller, buyer, product, stackalloc char[MaxGroupLength]));

    private static ReadOnlySpan<char> Group(string seller, string buyer, string product, Span<char> space)
    {
        var rest = space;
        Add(seller, ref rest);
        Add(buyer, ref rest);
        Add(product, ref rest);
        return space[..^rest.Length];
    }

    // No identifier has a colon.
    private static void Add(string part, ref Span<char> rest)
    {
        part.CopyTo(rest);
        rest[part.Length] = ':';
        rest = rest[(part.Length + 1)..];
    }
}
