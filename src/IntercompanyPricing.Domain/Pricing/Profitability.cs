using IntercompanyPricing.Domain.Money;

namespace IntercompanyPricing.Domain.Pricing;

/// <summary>
/// What a transfer price leaves a tested party by a profit level indicator, and which price leaves it a wanted result. With the
/// price p, a seller earns p - cost and a buyer, which sells on, income - cost - p; each is set against what the indicator names.
/// </summary>
/// <param name="Indicator">The indicator; any but the price itself.</param>
/// <param name="Party">The tested party.</param>
/// <param name="Income">A buyer's resale price; zero for a seller, whose income is the price.</param>
/// <param name="Cost">All that is taken off before the profit, the price itself aside: for gross indicators no operating expenses.</param>
/// <param name="Base">Operating expenses for a Berry ratio, operating assets for their return; zero for indicators that are set against sales or costs.</param>
/// <param name="IncomeSteps">Where the income comes from.</param>
/// <param name="CostSteps">Where the cost comes from.</param>
/// <param name="BaseSteps">Where the base comes from.</param>
internal sealed record Profitability(
    ProfitIndicator Indicator, TestedParty Party, Exact Income, Exact Cost, Exact Base,
    IReadOnlyList<PriceStep> IncomeSteps, IReadOnlyList<PriceStep> CostSteps, IReadOnlyList<PriceStep> BaseSteps)
{
    // A Berry ratio is a ratio, the others are percent.
    private Exact Scale => Indicator == ProfitIndicator.BerryRatio ? Exact.One : Percent.Hundred.Value;

    /// <summary>The prices and costs that an indicator of a party needs, or which of them is missing.</summary>
    public static Outcome<Profitability> Find(Supply supply, ProfitIndicator indicator, TestedParty party, string pointer)
        => party == TestedParty.Seller ? OfSeller(supply, indicator, pointer) : OfBuyer(supply, indicator, pointer);

    /// <summary>The indicator's value at a price; null where there is nothing to set the profit against.</summary>
    public Exact? ValueAt(Exact price)
    {
        var isSeller = Party == TestedParty.Seller;
        var profit = isSeller ? price - Cost : Income - Cost - price;
        var against = Indicator switch
        {
            ProfitIndicator.GrossMargin or ProfitIndicator.ReturnOnSales => isSeller ? price : Income,
            ProfitIndicator.GrossMarkup or ProfitIndicator.NetCostPlus => isSeller ? Cost : price + Cost,
            _ => Base,
        };
        return against.Sign > 0 ? profit / against * Scale : null;
    }

    /// <summary>The price at which the indicator has a value; null where there is none.</summary>
    public Exact? PriceAt(Exact value)
    {
        var part = value / Scale;
        var isSeller = Party == TestedParty.Seller;
        switch (Indicator)
        {
            case ProfitIndicator.GrossMargin or ProfitIndicator.ReturnOnSales:
                var left = Exact.One - part;
                return !isSeller ? (Income * left) - Cost : left.Sign > 0 ? Cost / left : null;
            case ProfitIndicator.GrossMarkup or ProfitIndicator.NetCostPlus:
                var marked = Exact.One + part;
                return isSeller ? Cost * marked : marked.Sign > 0 ? (Income / marked) - Cost : null;
            default:
                return isSeller ? Cost + (part * Base) : Income - Cost - (part * Base);
        }
    }

    private static Outcome<Profitability> OfSeller(Supply supply, ProfitIndicator indicator, string pointer)
    {
        var seller = supply.Product.Seller;
        var isGross = indicator is ProfitIndicator.GrossMargin or ProfitIndicator.GrossMarkup or ProfitIndicator.BerryRatio;
        var cost = PriceList.Find(supply, isGross ? PriceKind.ProductionCost : PriceKind.FullCost, seller, pointer);
        if (!cost.Succeeded)
            return cost.Refusals.ToList();
        PriceKind? kind = indicator switch { ProfitIndicator.BerryRatio => PriceKind.FullCost, ProfitIndicator.ReturnOnAssets => PriceKind.OperatingAssets, _ => null };
        if (kind is null)
            return new Profitability(indicator, TestedParty.Seller, Exact.Zero, cost.Value.Value, Exact.Zero, [], cost.Value.Steps, []);
        var found = PriceList.Find(supply, kind.Value, seller, pointer);
        if (!found.Succeeded)
            return found.Refusals.ToList();

        // Of all costs, those that are no costs of production are the operating expenses.
        var @base = indicator == ProfitIndicator.BerryRatio ? found.Value.Value - cost.Value.Value : found.Value.Value;
        return new Profitability(indicator, TestedParty.Seller, Exact.Zero, cost.Value.Value, @base, [], cost.Value.Steps, found.Value.Steps);
    }

    private static Outcome<Profitability> OfBuyer(Supply supply, ProfitIndicator indicator, string pointer)
    {
        var resale = PriceList.FindResale(supply, pointer);
        if (!resale.Succeeded)
            return resale.Refusals.ToList();
        var own = PriceList.FindOptional(supply, PriceKind.BuyerCost, supply.BuyingCompany, pointer);
        if (!own.Succeeded)
            return own.Refusals.ToList();
        var (cost, costSteps) = (own.Value.Value, own.Value.Steps);
        var (@base, baseSteps) = (Exact.Zero, (IReadOnlyList<PriceStep>)[]);
        if (indicator is not (ProfitIndicator.GrossMargin or ProfitIndicator.GrossMarkup))
        {
            var expenses = PriceList.Find(supply, PriceKind.OperatingExpenses, supply.BuyingCompany, pointer);
            if (!expenses.Succeeded)
                return expenses.Refusals.ToList();
            if (indicator == ProfitIndicator.BerryRatio)
                (@base, baseSteps) = (expenses.Value.Value, expenses.Value.Steps);
            else
                (cost, costSteps) = (cost + expenses.Value.Value, [.. costSteps, .. expenses.Value.Steps]);
        }

        if (indicator == ProfitIndicator.ReturnOnAssets)
        {
            var assets = PriceList.Find(supply, PriceKind.OperatingAssets, supply.BuyingCompany, pointer);
            if (!assets.Succeeded)
                return assets.Refusals.ToList();
            (@base, baseSteps) = (assets.Value.Value, assets.Value.Steps);
        }

        return new Profitability(indicator, TestedParty.Buyer, resale.Value.Value, cost, @base, resale.Value.Steps, costSteps, baseSteps);
    }
}
