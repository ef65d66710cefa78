namespace IntercompanyPricing.Domain.Pricing;

/// <summary>How specific a policy is for a supply: the first difference decides, in this order.</summary>
/// <param name="Buyer">party (a department or person), company or any.</param>
/// <param name="Seller">party (a department), company or any.</param>
/// <param name="Product">product, kind or any.</param>
/// <param name="NamesRelationships">Whether it names relationships.</param>
public sealed record PolicySpecificity(string Buyer, string Seller, string Product, bool NamesRelationships);
