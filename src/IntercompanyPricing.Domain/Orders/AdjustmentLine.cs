using IntercompanyPricing.Domain.Money;

namespace IntercompanyPricing.Domain.Orders;

/// <summary>How the price of an order's line changes: either the price that it should have had, or the difference of its amount.</summary>
/// <param name="Number">The number of the line in the order that is adjusted.</param>
/// <param name="UnitPrice">The new price of one unit, of all that was not taken back; zero or more.</param>
/// <param name="Amount">What the line costs more, or below zero less; with the minor units of the order's currency at most.</param>
public sealed record AdjustmentLine(int Number, UnitPrice? UnitPrice = null, UnitPrice? Amount = null);
