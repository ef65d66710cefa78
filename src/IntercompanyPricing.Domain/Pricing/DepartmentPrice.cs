using IntercompanyPricing.Domain.Classification;

namespace IntercompanyPricing.Domain.Pricing;

/// <summary>
/// The price between departments of one company. Parameter: <c>basis</c> market, full-cost or variable-cost; negotiated, with
/// <c>price</c>, <c>currency</c> and <c>opportunityCost</c> (default 0); or dual, with <c>sellerBasis</c> market or full-cost and
/// <c>buyerBasis</c> market, full-cost or variable-cost.
/// </summary>
/// <param name="Basis">The price or cost that is charged.</param>
public sealed record DepartmentPrice(PriceKind Basis) : PricingMethod
{
    internal const string Name = "department";

    /// <inheritdoc/>
    public override IReadOnlyList<Relationship>? OnlyFor { get; } = [Relationship.SameCompany];

    /// <inheritdoc/>
    public override Outcome<PricedUnit> Price(Supply supply, string pointer)
    {
        var price = PriceList.Find(supply, Basis, supply.Product.Seller, pointer);
        return price.Succeeded ? new PricedUnit(price.Value.Value, price.Value.Steps) : price.Refusals.ToList();
    }

    internal static PricingMethod Read(MethodParameters parameters)
        => parameters.Term("basis", EnumText<PriceKind>.Of(PriceKind.Market), EnumText<PriceKind>.Of(PriceKind.FullCost), EnumText<PriceKind>.Of(PriceKind.VariableCost), "negotiated", "dual") switch
        {
            "negotiated" => NegotiatedPrice.Read(parameters),
            "dual" => DualPrice.Read(parameters),
            var basis => new DepartmentPrice(EnumText<PriceKind>.Find(basis) ?? PriceKind.FullCost),
        };
}
