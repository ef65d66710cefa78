using IntercompanyPricing.Domain.Money;

namespace IntercompanyPricing.Domain.Consolidation;

/// <summary>Stock of which no profit is known, and so none eliminated.</summary>
/// <param name="Company">The company that holds it.</param>
/// <param name="Product">The product.</param>
/// <param name="Quantity">How much.</param>
/// <param name="Reason">Why.</param>
public sealed record UnvaluedStock(string Company, string Product, Quantity Quantity, UnvaluedReason Reason);
