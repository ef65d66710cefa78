using IntercompanyPricing.Domain.Money;

namespace IntercompanyPricing.Domain.Pricing;

/// <summary>What goes into one unit of a product.</summary>
/// <param name="Product">The product that goes in; its seller's price to the maker is the cost.</param>
/// <param name="Quantity">How much for one unit, in the input's own unit; above zero.</param>
public sealed record MaterialInput(string Product, Quantity Quantity);
