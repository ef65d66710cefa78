namespace IntercompanyPricing.Reliability.Model;

/// <summary>What a posting made of the trade between two companies: a supply, what was taken back of one, or a note over many.</summary>
/// <param name="Seller">The seller.</param>
/// <param name="Buyer">The buyer.</param>
/// <param name="Relationship">How they stood to each other.</param>
/// <param name="Day">The day that it counts on: that of its posting, and of a note the last one of the months that it adjusts.</param>
/// <param name="Product">The product; empty for a note.</param>
/// <param name="Amount">How much.</param>
/// <param name="IsSupply">Whether something was supplied by it.</param>
/// <param name="Tested">Of a note: whose result it adjusts.</param>
internal sealed record Moved(string Seller, string Buyer, string Relationship, DateOnly Day, string Product, decimal Amount, bool IsSupply = false, string? Tested = null);
