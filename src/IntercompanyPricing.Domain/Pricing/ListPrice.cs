namespace IntercompanyPricing.Domain.Pricing;

/// <summary>The price for outsiders (internal comparable uncontrolled price, TPG 2.24). No parameters.</summary>
public sealed record ListPrice : PricingMethod
{
    internal const string Name = "list-price";

    /// <inheritdoc/>
    public override Outcome<PricedUnit> Price(Supply supply, string pointer)
    {
        var list = PriceList.Find(supply, PriceKind.List, supply.Product.Seller, pointer);
        return list.Succeeded ? new PricedUnit(list.Value.Value, list.Value.Steps) : list.Refusals.ToList();
    }

    internal static ListPrice Read(MethodParameters parameters) => new();
}
