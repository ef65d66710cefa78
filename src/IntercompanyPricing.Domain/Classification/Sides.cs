namespace IntercompanyPricing.Domain.Classification;

/// <summary>Something about the buyer's and about the seller's side.</summary>
/// <typeparam name="T">What.</typeparam>
/// <param name="Buyer">On the buyer's side.</param>
/// <param name="Seller">On the seller's side.</param>
public sealed record Sides<T>(T Buyer, T Seller);
