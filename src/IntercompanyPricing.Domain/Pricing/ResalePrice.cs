using IntercompanyPricing.Domain.Money;

namespace IntercompanyPricing.Domain.Pricing;

/// <summary>
/// Resale price (TPG 2.27-2.44, 26 CFR 1.482-3(c)): what the buyer resells for, less the gross margin, less the buyer's own
/// costs with outsiders. Parameter: <c>marginPercent</c>.
/// </summary>
/// <param name="Margin">The buyer's gross margin on its resale price; below a hundred.</param>
public sealed record ResalePrice(Percent Margin) : PricingMethod
{
    internal const string Name = "resale-price";

    /// <inheritdoc/>
    public override Outcome<PricedUnit> Price(Supply supply, string pointer)
    {
        var buyer = supply.BuyerCompany ?? supply.Buyer;
        var own = PriceList.Find(supply, PriceKind.Resale, buyer, pointer);
        // A resale price that the seller recommends to all is recorded as the seller's.
        var resale = own.Succeeded || own.Refusals[0].Code != RefusalCodes.NoCost ? own : PriceList.Find(supply, PriceKind.Resale, supply.Product.Seller, pointer);
        if (!resale.Succeeded)
            return (resale.Refusals[0].Code == RefusalCodes.NoCost ? own : resale).Refusals.ToList();

        var margin = resale.Value.Value * Exact.Fraction(Margin);
        var price = resale.Value.Value - margin;
        List<PriceStep> steps = [.. resale.Value.Steps, new PriceStep($"less gross margin {Margin} %", (Exact.Zero - margin).ToString(), supply.Currency.Code)];

        var costs = PriceList.Find(supply, PriceKind.BuyerCost, buyer, pointer);
        if (costs.Succeeded)
        {
            price -= costs.Value.Value;
            steps.AddRange(costs.Value.Steps);
            steps.Add(new PriceStep("less the buyer's own costs", (Exact.Zero - costs.Value.Value).ToString(), supply.Currency.Code));
        }
        else if (costs.Refusals[0].Code != RefusalCodes.NoCost)
        {
            return costs.Refusals.ToList(); // there are such costs, but no rate for them
        }

        return new PricedUnit(price, steps);
    }

    internal static ResalePrice Read(MethodParameters parameters)
    {
        var margin = parameters.Percent("marginPercent", 0, 100);
        if (margin.Value == Exact.FromScaled(100, 0))
            parameters.Refuse("marginPercent", "must be below 100");
        return new(margin);
    }
}
