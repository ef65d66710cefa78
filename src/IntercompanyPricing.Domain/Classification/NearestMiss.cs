namespace IntercompanyPricing.Domain.Classification;

/// <summary>
/// How near a purchase between outsiders came to being internal: of those who hold votes on both sides, together with the
/// companies they control, the one who lacks least on the side where it lacks more.
/// </summary>
/// <param name="Holder">The company or person, which nobody controls; a side itself where it holds votes in the other.</param>
/// <param name="Buyer">What it holds on the buyer's side.</param>
/// <param name="Seller">What it holds on the seller's side.</param>
public sealed record NearestMiss(string Holder, NearSide Buyer, NearSide Seller);
