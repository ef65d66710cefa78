using IntercompanyPricing.Domain.Money;

namespace IntercompanyPricing.Domain.Pricing;

/// <summary>
/// The services cost method of the United States (26 CFR 1.482-9(b)): covered services at their total cost, without a mark-up.
/// Parameters: <c>covered</c> specified (listed by Rev. Proc. 2007-13) or low-margin, then <c>medianPercent</c>, the median
/// comparable mark-up on total services costs, 7 at most. For services only.
/// </summary>
/// <param name="Median">The median comparable mark-up; null for specified covered services.</param>
public sealed record ServicesAtCost(Percent? Median) : PricingMethod
{
    internal const string Name = "services-at-cost";

    private const int MaxMedian = 7;

    /// <inheritdoc/>
    public override Outcome<PricedUnit> Price(Supply supply, string pointer)
    {
        if (supply.Product.Kind is ProductKind.Good or ProductKind.Commodity or ProductKind.Intangible)
            return new Refusal(RefusalCodes.InvalidValue, pointer + "/product", $"'{supply.Product.Id}' is no service: method '{Name}' prices services only (26 CFR 1.482-9(b)(2)).");
        var cost = PriceList.Find(supply, PriceKind.FullCost, supply.Product.Seller, pointer);
        return cost.Succeeded ? new PricedUnit(cost.Value.Value, cost.Value.Steps) : cost.Refusals.ToList();
    }

    internal static ServicesAtCost Read(MethodParameters parameters)
        => parameters.Term("covered", "specified", "low-margin") == "low-margin" ? new(parameters.Percent("medianPercent", 0, MaxMedian)) : new((Percent?)null);
}
