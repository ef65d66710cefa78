using IntercompanyPricing.Domain.Classification;
using IntercompanyPricing.Domain.MasterData;

namespace IntercompanyPricing.Domain.Pricing;

/// <summary>Which policy makes the price: the most specific one in force that fits.</summary>
public static class PolicyResolution
{
    /// <summary>The policy for a supply, or null where none fits.</summary>
    public static Recorded<Policy>? Find(Supply supply)
    {
        Recorded<Policy>? best = null;
        foreach (var seller in Named(supply.Seller, supply.SellerCompany.Id, ""))
        {
            foreach (var history in supply.Facts.Log.Policies.In(seller))
            {
                if (history.InForce(supply.PriceDate, supply.Facts.KnownAt) is { } policy && Fits(policy.Fact, supply)
                    && (best is null || Specificity(policy.Fact, supply).CompareTo(Specificity(best.Fact, supply)) > 0))
                    best = policy;
            }
        }

        return best;
    }

    /// <summary>
    /// Whether two policies can both be the most specific for one supply: both name the same buyer, seller, product or kind, or
    /// none, and their relationships meet. Which party is a department needs no look: the same id is equally specific.
    /// </summary>
    internal static bool Compete(Policy a, Policy b)
        => a.Buyer == b.Buyer && a.Seller == b.Seller && a.Product == b.Product && a.ProductKind == b.ProductKind
            && (a.Relationships is null) == (b.Relationships is null)
            && (a.Relationships is null || a.Relationships.Intersect(b.Relationships!).Any());

    private static bool Fits(Policy policy, Supply supply)
        => !(policy.EffectiveTo < supply.PriceDate)
            && (policy.Seller is null || policy.Seller == supply.Seller || policy.Seller == supply.SellerCompany.Id)
            && (policy.Buyer is null || policy.Buyer == supply.Buyer || policy.Buyer == supply.BuyerCompany)
            && (policy.Product is null || policy.Product == supply.Product.Id)
            && (policy.ProductKind is null || policy.ProductKind == supply.Product.Kind)
            && (policy.Relationships?.Contains(supply.Relationship) ?? supply.IsIntercompany);

    // First difference wins: buyer, seller (each: department, company, none), product, kind, none; relationships named or not.
    private static (int Buyer, int Seller, int Product, int Relationships) Specificity(Policy policy, Supply supply) => (
        policy.Buyer is null ? 0 : policy.Buyer == supply.BuyerCompany ? 1 : 2,
        policy.Seller is null ? 0 : policy.Seller == supply.SellerCompany.Id ? 1 : 2,
        policy.Product is not null ? 2 : policy.ProductKind is not null ? 1 : 0,
        policy.Relationships is null ? 0 : 1);

    private static IEnumerable<string> Named(params string[] sellers) => sellers.Distinct(StringComparer.Ordinal);
}
