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
    internal override FixedResult? Fixed => new(ProfitIndicator.GrossMargin, TestedParty.Buyer, Margin.Value, "marginPercent");

    /// <inheritdoc/>
    public override Outcome<PricedUnit> Price(Supply supply, string pointer)
    {
        var resale = PriceList.FindResale(supply, pointer);
        if (!resale.Succeeded)
            return resale.Refusals.ToList();
        var costs = PriceList.FindOptional(supply, PriceKind.BuyerCost, supply.BuyingCompany, pointer);
        if (!costs.Succeeded)
            return costs.Refusals.ToList(); // there are such costs, but no rate for them

        var margin = resale.Value.Value * Exact.Fraction(Margin);
        List<PriceStep> steps = [.. resale.Value.Steps, new PriceStep($"less gross margin {Margin} %", Exact.Zero - margin, supply.Currency.Code)];
        if (costs.Value.Source is not null)
        {
            steps.AddRange(costs.Value.AsideSteps);
            steps.Add(new PriceStep("less the buyer's own costs", Exact.Zero - costs.Value.Value, supply.Currency.Code));
        }

        return new PricedUnit(resale.Value.Value - margin - costs.Value.Value, steps);
    }

    internal static ResalePrice Read(MethodParameters parameters)
    {
        var margin = parameters.Percent("marginPercent", 0, 100);
        if (margin.Value == Exact.FromScaled(100, 0))
            parameters.Refuse("marginPercent", "must be below 100");
        return new(margin);
    }
}
