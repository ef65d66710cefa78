using IntercompanyPricing.Domain.Classification;
using IntercompanyPricing.Domain.Money;

namespace IntercompanyPricing.Domain.Pricing;

/// <summary>
/// A price that two departments negotiated. It is not below the floor, what one unit more costs the seller and what it gives up
/// for it, and not above the ceiling, the lower of the market price and what the unit is worth to the buyer: what the buyer sells
/// it on for, less its own costs.
/// </summary>
/// <param name="Agreed">The price of one unit.</param>
/// <param name="OpportunityCost">The contribution that the seller loses elsewhere by one unit; zero with idle capacity.</param>
/// <param name="Currency">The currency of both.</param>
public sealed record NegotiatedPrice(UnitPrice Agreed, UnitPrice OpportunityCost, Currency Currency) : PricingMethod
{
    /// <inheritdoc/>
    public override IReadOnlyList<Relationship>? OnlyFor { get; } = [Relationship.SameCompany];

    /// <inheritdoc/>
    public override Outcome<PricedUnit> Price(Supply supply, string pointer)
    {
        var agreed = PriceList.Convert(supply, Agreed.Value, Currency.Code, [new PriceStep("negotiated price", Agreed.ToString(), Currency.Code)], pointer);
        var variable = PriceList.Find(supply, PriceKind.VariableCost, supply.Product.Seller, pointer);
        var lost = PriceList.Convert(supply, OpportunityCost.Value, Currency.Code, [new PriceStep("lost contribution", OpportunityCost.ToString(), Currency.Code)], pointer);
        var market = PriceList.FindOptional(supply, PriceKind.Market, supply.Product.Seller, pointer);
        var resale = PriceList.FindOptional(supply, PriceKind.Resale, supply.Buyer, pointer);
        var costs = PriceList.FindOptional(supply, PriceKind.BuyerCost, supply.Buyer, pointer);
        List<Refusal> refusals = [.. agreed.Refusals, .. variable.Refusals, .. lost.Refusals, .. market.Refusals, .. resale.Refusals, .. costs.Refusals];
        if (refusals.Count > 0)
            return refusals.Distinct().ToList();

        var floor = variable.Value!.Value + lost.Value!.Value;
        Exact? worth = resale.Value!.Source is null ? null : resale.Value.Value - costs.Value!.Value;
        Exact? asked = market.Value!.Source is null ? null : market.Value.Value;
        if ((asked is null || worth < asked ? worth : asked) is not { } ceiling)
            return new Refusal(RefusalCodes.NoCost, pointer, $"Neither a market price of '{supply.Product.Id}' nor what '{supply.Buyer}' sells it on for is in force on {supply.PriceDate:yyyy-MM-dd}: the ceiling is not known.");
        if (agreed.Value!.Value < floor || agreed.Value.Value > ceiling)
        {
            return new Refusal(RefusalCodes.OutsideLimits, pointer + "/product",
                $"The negotiated price of '{supply.Product.Id}', {agreed.Value.Value} {supply.Currency}, is {(agreed.Value.Value < floor ? "below its floor" : "above its ceiling")}: from {floor} to {ceiling} both departments gain{(floor > ceiling ? ", and no price does" : "")}.");
        }

        PriceStep Aside(string label, Exact value) => new(label, value, supply.Currency.Code, aside: true);
        return new PricedUnit(agreed.Value.Value,
        [
            .. agreed.Value.Steps,
            .. variable.Value.AsideSteps, .. lost.Value.AsideSteps, Aside("floor", floor),
            .. market.Value.AsideSteps, .. resale.Value.AsideSteps, .. costs.Value!.AsideSteps, Aside("ceiling", ceiling),
        ]);
    }

    internal static NegotiatedPrice Read(MethodParameters parameters) => new(parameters.Money("price"), parameters.Money("opportunityCost", default(UnitPrice)), parameters.Currency("currency"));
}
