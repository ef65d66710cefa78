using IntercompanyPricing.Domain.Money;

namespace IntercompanyPricing.Domain.Pricing;

/// <summary>
/// Cost plus (TPG 2.45-2.55, 26 CFR 1.482-3(d)): production cost times one plus the gross mark-up, or full cost times one plus
/// the net cost plus (TPG 2.98). Parameters: <c>costBase</c> production-cost or full-cost, <c>markupPercent</c>.
/// </summary>
/// <param name="CostBase">The cost that the mark-up is on.</param>
/// <param name="Markup">The mark-up.</param>
public sealed record CostPlus(PriceKind CostBase, Percent Markup) : PricingMethod
{
    internal const string Name = "cost-plus";

    private readonly string _label = $"{(CostBase == PriceKind.FullCost ? "net cost plus" : "gross mark-up")} {Markup} %";

    /// <inheritdoc/>
    internal override FixedResult? Fixed => new(CostBase == PriceKind.FullCost ? ProfitIndicator.NetCostPlus : ProfitIndicator.GrossMarkup, TestedParty.Seller, Markup.Value, "markupPercent");

    /// <inheritdoc/>
    public override Outcome<PricedUnit> Price(Supply supply, string pointer)
    {
        var cost = PriceList.Find(supply, CostBase, supply.Product.Seller, pointer);
        if (!cost.Succeeded)
            return cost.Refusals.ToList();
        var markup = cost.Value.Value * Exact.Fraction(Markup);
        return new PricedUnit(cost.Value.Value + markup, cost.Value.Steps.And(new PriceStep(_label, markup, supply.Currency.Code)));
    }

    internal static CostPlus Read(MethodParameters parameters)
    {
        var costBase = parameters.Term("costBase", EnumText<PriceKind>.Of(PriceKind.FullCost), EnumText<PriceKind>.Of(PriceKind.ProductionCost));
        return new(EnumText<PriceKind>.Find(costBase) ?? PriceKind.FullCost, parameters.Percent("markupPercent", -100, 10_000));
    }
}
