using IntercompanyPricing.Domain.Money;
using IntercompanyPricing.Domain.Pricing;

namespace IntercompanyPricing.Domain.Orders;

/// <summary>A priced line of an order.</summary>
/// <param name="Number">Its number in the order, from 1.</param>
/// <param name="Product">The product.</param>
/// <param name="Quantity">How much.</param>
/// <param name="Unit">The unit.</param>
/// <param name="UnitPrice">The price of one unit in the order's currency.</param>
/// <param name="Amount">Unit price times quantity, rounded to minor units.</param>
/// <param name="ListPrice">The price for outsiders, where one is in force.</param>
/// <param name="UnitCost">Goods inside a group: the seller's cost of one unit, for the elimination of unrealised profit (IFRS 10 B86(c)).</param>
/// <param name="Benefit">What a staff discount comes to; null for others.</param>
/// <param name="Pricing">How the unit price came about.</param>
/// <param name="LineReference">Carried.</param>
/// <param name="TaxCode">Carried.</param>
/// <param name="ServiceFrom">Carried.</param>
/// <param name="ServiceTo">Carried.</param>
/// <param name="Dimensions">Carried.</param>
/// <param name="InternalAlternative">External purchases: what the buyer's own group would have charged; null where it sells nothing of the sort.</param>
/// <param name="Incentives">What it earned under volume programmes; null where none counts it.</param>
public sealed record OrderLine(
    int Number,
    string Product,
    Quantity Quantity,
    string Unit,
    UnitPrice UnitPrice,
    Amount Amount,
    UnitPrice? ListPrice,
    UnitPrice? UnitCost,
    StaffBenefit? Benefit,
    PriceExplanation Pricing,
    string? LineReference,
    string? TaxCode,
    DateOnly? ServiceFrom,
    DateOnly? ServiceTo,
    IReadOnlyDictionary<string, string>? Dimensions,
    InternalAlternative? InternalAlternative = null,
    IReadOnlyList<LineIncentive>? Incentives = null);
