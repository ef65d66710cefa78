using IntercompanyPricing.Domain.Classification;
using IntercompanyPricing.Domain.MasterData;
using IntercompanyPricing.Domain.Money;
using IntercompanyPricing.Domain.Pricing;

namespace IntercompanyPricing.Domain.Orders;

/// <summary>Which policy would make the price of a product between two parties, without an order.</summary>
public static class PolicyQuestion
{
    /// <summary>The policy and why the others do not make the price, or why there could be no such order.</summary>
    /// <param name="buyer">The buying party.</param>
    /// <param name="seller">The selling party.</param>
    /// <param name="product">The product.</param>
    /// <param name="date">The date of supply and of the price.</param>
    /// <param name="facts">Everything known.</param>
    public static Outcome<PolicyChoice> Answer(string buyer, string seller, string product, DateOnly date, KnownFacts facts)
    {
        var decision = Classifier.Classify(buyer, seller, date, facts);
        if (!decision.Succeeded)
            return decision.Refusals.ToList();
        if (facts.Product(product, date)?.Fact is not { } known)
            return new Refusal(RefusalCodes.UnknownProduct, "/product", $"No product '{product}' is known on {date:yyyy-MM-dd}.");
        if (Classifier.CompanyOf(known.Seller, date, facts) != decision.Value.SellerCompany)
            return new Refusal(RefusalCodes.ProductNotSoldBySeller, "/product", $"Product '{product}' is sold by '{known.Seller}', not by '{seller}'.");

        var company = facts.Party(decision.Value.SellerCompany, date)!.Value.Fact;
        return PolicyResolution.Explain(new Supply(
            facts, decision.Value.Relationship, buyer, decision.Value.BuyerCompany, seller, company, decision.Value.Proof.StaffTie?.Relation, known, Quantity.FromScaled(1_000_000),
            Currency.Of(company.FunctionalCurrency ?? "EUR"), date, date, ExchangeRates.Of(company, date, facts)));
    }
}
