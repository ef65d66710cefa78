using IntercompanyPricing.Domain.Money;

namespace IntercompanyPricing.Domain.Orders;

/// <summary>What one adjustment changed of an order.</summary>
/// <param name="Order">The adjusting order.</param>
/// <param name="Date">Its date.</param>
/// <param name="Amount">What the order costs more, or below zero less.</param>
/// <param name="ReversedBy">The order that took the adjustment back; null while it stands.</param>
public sealed record AdjustedPart(Guid Order, DateOnly Date, Amount Amount, Guid? ReversedBy);
