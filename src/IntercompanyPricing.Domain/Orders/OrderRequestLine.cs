using IntercompanyPricing.Domain.Money;

namespace IntercompanyPricing.Domain.Orders;

/// <summary>One product of an order.</summary>
/// <param name="Product">The product.</param>
/// <param name="Quantity">How much; above zero.</param>
/// <param name="Unit">The product's unit.</param>
/// <param name="UnitPrice">Inside the group it is checked against the policy's price; from or to outsiders it is the price.</param>
/// <param name="LineReference">Carried.</param>
/// <param name="TaxCode">Carried.</param>
/// <param name="ServiceFrom">First day of the service; carried.</param>
/// <param name="ServiceTo">Last day of the service; carried.</param>
/// <param name="Dimensions">Further attributes such as a cost centre; carried.</param>
public sealed record OrderRequestLine(
    string Product,
    Quantity Quantity,
    string Unit,
    UnitPrice? UnitPrice = null,
    string? LineReference = null,
    string? TaxCode = null,
    DateOnly? ServiceFrom = null,
    DateOnly? ServiceTo = null,
    IReadOnlyDictionary<string, string>? Dimensions = null);
