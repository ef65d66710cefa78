using System.Globalization;

namespace IntercompanyPricing.Reliability.Model;

/// <summary>An order that the model and the service are both given.</summary>
/// <param name="Name">Its document number and its key.</param>
/// <param name="Seller">The selling company.</param>
/// <param name="Buyer">The buying company.</param>
/// <param name="Date">The date of supply.</param>
/// <param name="Quantities">One line for each of the seller's products that is not zero here.</param>
internal sealed record Supplied(string Name, string Seller, string Buyer, DateOnly Date, IReadOnlyList<int> Quantities)
{
    /// <summary>Product and quantity of each line.</summary>
    public IEnumerable<(string Product, int Quantity)> Lines => Quantities.Select((quantity, i) => (World.Product(Seller, i), quantity)).Where(line => line.quantity > 0);

    /// <summary>The request.</summary>
    public string Body => string.Create(CultureInfo.InvariantCulture, $$"""
        {"sellerDocument":"{{Name}}","buyer":"{{Buyer}}","seller":"{{Seller}}","date":"{{Date:yyyy-MM-dd}}","currency":"EUR","lines":[{{string.Join(',', Lines.Select(line => $$"""{"product":"{{line.Product}}","quantity":"{{line.Quantity}}","unit":"EA"}"""))}}]}
        """);
}
