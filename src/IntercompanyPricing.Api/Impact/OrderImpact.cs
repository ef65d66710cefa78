using IntercompanyPricing.Domain.Money;

namespace IntercompanyPricing.Api.Impact;

/// <summary>One order that changes.</summary>
/// <param name="Order">Its id.</param>
/// <param name="SellerDocument">The seller's document number.</param>
/// <param name="DocumentYear">The year in which that is unique.</param>
/// <param name="Buyer">The buying party.</param>
/// <param name="Seller">The selling party.</param>
/// <param name="Date">The date of supply.</param>
/// <param name="Currency">The transaction currency.</param>
/// <param name="Before">As it is.</param>
/// <param name="After">As it would be.</param>
/// <param name="Difference">The total after less that before; null where it would be refused on either side.</param>
/// <param name="Lines">The lines whose unit price changes.</param>
internal sealed record OrderImpact(
    Guid Order, string SellerDocument, int DocumentYear, string Buyer, string Seller, DateOnly Date, Currency Currency, ImpactSide Before, ImpactSide After, Amount? Difference, IReadOnlyList<LineImpact> Lines);
