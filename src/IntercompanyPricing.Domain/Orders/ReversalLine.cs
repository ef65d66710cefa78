using IntercompanyPricing.Domain.Money;

namespace IntercompanyPricing.Domain.Orders;

/// <summary>How much of an order's line is reversed.</summary>
/// <param name="Number">The number of the line in the order that is reversed.</param>
/// <param name="Quantity">How much of its quantity, above zero.</param>
public sealed record ReversalLine(int Number, Quantity Quantity);
