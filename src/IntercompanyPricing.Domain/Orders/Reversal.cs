namespace IntercompanyPricing.Domain.Orders;

/// <summary>What makes an order a reversal, besides the order that it reverses.</summary>
/// <param name="Part">1 for the first reversal of an order, then on without a gap.</param>
/// <param name="Reason">Why, for people.</param>
/// <param name="IsLast">Whether nothing of the reversed order is left after it.</param>
public sealed record Reversal(int Part, string Reason, bool IsLast);
