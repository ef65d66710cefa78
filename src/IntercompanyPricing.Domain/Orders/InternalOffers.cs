using IntercompanyPricing.Domain.Classification;
using IntercompanyPricing.Domain.MasterData;
using IntercompanyPricing.Domain.Pricing;

namespace IntercompanyPricing.Domain.Orders;

/// <summary>
/// Finds what a buyer's own group sells of the sort that it buys outside: products that the bought one names as equivalents, and
/// those of the same kind, unit and category. Internal customers are easily overlooked, and so is what the own group makes.
/// </summary>
internal static class InternalOffers
{
    /// <summary>Products of one sort that are looked at, those recorded first: what a single line may cost has an end.</summary>
    public const int MaxExamined = 1000;

    /// <summary>The cheapest offer, of equals the first by product; null where there is none that a policy prices.</summary>
    /// <param name="supply">The purchase from an outsider.</param>
    public static InternalAlternative? Cheapest(Supply supply)
    {
        InternalAlternative? best = null;
        var sellers = new Dictionary<string, Decision?>(StringComparer.Ordinal);
        foreach (var product in Comparable(supply))
        {
            if (!sellers.TryGetValue(product.Seller, out var decision))
                sellers.Add(product.Seller, decision = InternalTo(supply, product.Seller));
            if (decision is not null && Offer(supply, product, decision) is { } offer && (best is null || IsBetter(offer, best)))
                best = offer;
        }

        return best;
    }

    private static List<Product> Comparable(Supply supply)
    {
        var (facts, bought) = (supply.Facts, supply.Product);
        var found = new Dictionary<string, Product>(StringComparer.Ordinal);
        foreach (var id in bought.Equivalents ?? [])
            Take(facts.Product(id, supply.Date)?.Fact);
        if (bought.Category is not null)
        {
            var sort = Product.SortOf(bought);
            foreach (var history in facts.Log.Products.By(sort))
            {
                if (found.Count == MaxExamined)
                    break;
                if (history.InForce(supply.Date, facts.KnownAt)?.Fact is { } product && Product.SortOf(product) == sort)
                    Take(product);
            }
        }

        return [.. found.Values];

        void Take(Product? product)
        {
            if (product is not null && product.Unit == bought.Unit && product.Seller != supply.Seller && product.Seller != supply.Buyer)
                found[product.Id] = product;
        }
    }

    private static Decision? InternalTo(Supply supply, string seller)
        => supply.Facts.Log.Decisions.Classify(supply.Buyer, seller, supply.Date, supply.Facts).Value is { Classification: Verdict.Internal } decision ? decision : null;

    private static InternalAlternative? Offer(Supply supply, Product product, Decision decision)
    {
        var facts = supply.Facts;
        var company = facts.Party(decision.SellerCompany, supply.Date)!.Value.Fact;
        var offered = LinePricing.Price(
            supply with
            {
                Relationship = decision.Relationship,
                BuyerCompany = decision.BuyerCompany,
                Seller = product.Seller,
                SellerCompany = company,
                StaffRelation = decision.Proof.StaffTie?.Relation,
                Product = product,
                Rates = ExchangeRates.Of(company, supply.Rates.RateDate, facts),
            },
            null,
            "");
        return offered.Succeeded
            ? new InternalAlternative(product.Seller, product.Id, offered.Value.UnitPrice, decision.Relationship, offered.Value.Explanation.Method, offered.Value.Explanation.Policy)
            : null;
    }

    private static bool IsBetter(InternalAlternative offer, InternalAlternative than)
        => offer.UnitPrice.Scaled != than.UnitPrice.Scaled ? offer.UnitPrice.Scaled < than.UnitPrice.Scaled : string.CompareOrdinal(offer.Product, than.Product) < 0;
}
