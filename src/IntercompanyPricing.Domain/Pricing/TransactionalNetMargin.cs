using IntercompanyPricing.Domain.Money;

namespace IntercompanyPricing.Domain.Pricing;

/// <summary>
/// Transactional net margin (TPG 2.64-2.113, 26 CFR 1.482-5): the price at which the tested party earns the target. Parameters:
/// <c>indicator</c> net-cost-plus, return-on-sales, berry-ratio or return-on-assets; <c>target</c> in percent, of a Berry ratio the
/// ratio; <c>testedParty</c> seller (the default) or buyer.
/// </summary>
/// <param name="Indicator">The indicator.</param>
/// <param name="Target">Its value.</param>
/// <param name="Party">Who earns it.</param>
public sealed record TransactionalNetMargin(ProfitIndicator Indicator, IndicatorValue Target, TestedParty Party) : PricingMethod
{
    internal const string Name = "tnmm";

    /// <inheritdoc/>
    internal override FixedResult? Fixed => new(Indicator, Party, Target.Value, "target");

    /// <inheritdoc/>
    public override Outcome<PricedUnit> Price(Supply supply, string pointer)
    {
        var found = Profitability.Find(supply, Indicator, Party, pointer);
        if (!found.Succeeded)
            return found.Refusals.ToList();
        var profitability = found.Value;
        if (profitability.PriceAt(Target.Value) is not { } price)
            return new Refusal(RefusalCodes.NegativePrice, pointer + "/product", $"No price of '{supply.Product.Id}' leaves a {EnumText<ProfitIndicator>.Of(Indicator)} of {Target}.");

        PriceStep Step(string label, Exact value) => new(label, value, supply.Currency.Code);
        var aside = profitability.BaseSteps.Select(step => step with { Aside = true });
        var target = $"{EnumText<ProfitIndicator>.Of(Indicator)} {Target}{(Indicator == ProfitIndicator.BerryRatio ? "" : " %")}";
        return new PricedUnit(price, Party == TestedParty.Seller
            ? [.. profitability.CostSteps, .. aside, Step($"profit of the seller, {target}", price - profitability.Cost)]
            :
            [
                .. profitability.IncomeSteps, .. profitability.CostSteps.Select(step => step with { Aside = true }), .. aside,
                Step("less the buyer's own costs", Exact.Zero - profitability.Cost),
                Step($"less profit of the buyer, {target}", price - profitability.Income + profitability.Cost),
            ]);
    }

    internal static TransactionalNetMargin Read(MethodParameters parameters)
    {
        var indicator = parameters.Term<ProfitIndicator>("indicator", ProfitIndicator.NetCostPlus, ProfitIndicator.ReturnOnSales, ProfitIndicator.BerryRatio, ProfitIndicator.ReturnOnAssets);
        var target = indicator == ProfitIndicator.BerryRatio ? parameters.Indicator("target", 0, 1_000) : parameters.Indicator("target", -100, 10_000);
        if (indicator == ProfitIndicator.ReturnOnSales && target.Value >= Percent.Hundred.Value)
            parameters.Refuse("target", "must be below 100: a return on sales of everything leaves no costs");
        return new(indicator, target, parameters.OptionalTerm("testedParty", TestedParty.Seller));
    }
}
