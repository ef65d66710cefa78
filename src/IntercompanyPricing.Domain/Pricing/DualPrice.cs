using IntercompanyPricing.Domain.Classification;

namespace IntercompanyPricing.Domain.Pricing;

/// <summary>
/// Two prices for one supply between departments: the seller is credited with one and the buyer charged with the other, so that
/// neither is led astray; the difference goes to a central account of the management ledger.
/// </summary>
/// <param name="SellerBasis">What the seller is credited with.</param>
/// <param name="BuyerBasis">What the buyer is charged with: the line's price.</param>
public sealed record DualPrice(PriceKind SellerBasis, PriceKind BuyerBasis) : PricingMethod
{
    /// <inheritdoc/>
    public override IReadOnlyList<Relationship>? OnlyFor { get; } = [Relationship.SameCompany];

    /// <inheritdoc/>
    public override Outcome<PricedUnit> Price(Supply supply, string pointer)
    {
        var charged = PriceList.Find(supply, BuyerBasis, supply.Product.Seller, pointer);
        var credited = PriceList.Find(supply, SellerBasis, supply.Product.Seller, pointer);
        if (!charged.Succeeded || !credited.Succeeded)
            return new List<Refusal>([.. charged.Refusals, .. credited.Refusals]);
        List<PriceStep> steps =
        [
            .. charged.Value.Steps, .. credited.Value.AsideSteps,
            new PriceStep("credited to the seller", credited.Value.Value, supply.Currency.Code, aside: true),
        ];
        return new PricedUnit(charged.Value.Value, steps, Credited: credited.Value);
    }

    internal static DualPrice Read(MethodParameters parameters)
        => new(parameters.Term<PriceKind>("sellerBasis", PriceKind.Market, PriceKind.FullCost), parameters.Term<PriceKind>("buyerBasis", PriceKind.Market, PriceKind.FullCost, PriceKind.VariableCost));
}
