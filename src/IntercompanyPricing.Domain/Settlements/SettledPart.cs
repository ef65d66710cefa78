using IntercompanyPricing.Domain.Money;

namespace IntercompanyPricing.Domain.Settlements;

/// <summary>What one settlement settled of an order.</summary>
/// <param name="Order">The settling order.</param>
/// <param name="Date">Its date.</param>
/// <param name="Amount">How much, in the order's currency.</param>
/// <param name="ReversedBy">The order that took the settlement back; null while it stands.</param>
public sealed record SettledPart(Guid Order, DateOnly Date, Amount Amount, Guid? ReversedBy);
