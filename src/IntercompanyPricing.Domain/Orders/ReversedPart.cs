namespace IntercompanyPricing.Domain.Orders;

/// <summary>What one reversal took back of an order.</summary>
/// <param name="Order">The reversing order.</param>
/// <param name="Date">Its date.</param>
/// <param name="Lines">The lines of the reversed order, and how much of each.</param>
public sealed record ReversedPart(Guid Order, DateOnly Date, IReadOnlyList<ReversalLine> Lines);
