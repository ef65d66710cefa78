using IntercompanyPricing.Domain.Money;

namespace IntercompanyPricing.Api.Periods;

/// <summary>An order that waits for its buyer.</summary>
/// <param name="Order">Its id.</param>
/// <param name="Seller">The selling party.</param>
/// <param name="Buyer">The buying party.</param>
/// <param name="SellerDocument">The seller's document number.</param>
/// <param name="PostingDate">The date of the journal.</param>
/// <param name="Currency">The transaction currency.</param>
/// <param name="Total">The sum of its lines.</param>
internal sealed record OpenOrder(Guid Order, string Seller, string Buyer, string SellerDocument, DateOnly PostingDate, Currency Currency, Amount Total);
