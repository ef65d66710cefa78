using IntercompanyPricing.Domain.Classification;
using IntercompanyPricing.Domain.Money;

namespace IntercompanyPricing.Api.Reports;

/// <summary>An order between controlled parties that was supplied under no agreement.</summary>
/// <param name="Order">The order's id.</param>
/// <param name="Date">The date of supply.</param>
/// <param name="Buyer">The buying party.</param>
/// <param name="BuyerCompany">Its company.</param>
/// <param name="Seller">The selling party.</param>
/// <param name="SellerCompany">Its company.</param>
/// <param name="Relationship">How they stood to each other.</param>
/// <param name="SellerDocument">The seller's document number.</param>
/// <param name="DocumentYear">Its year.</param>
/// <param name="Products">What was supplied.</param>
/// <param name="Total">The order's total.</param>
/// <param name="Currency">Its currency.</param>
internal sealed record TradeWithoutAgreement(
    Guid Order, DateOnly Date, string Buyer, string? BuyerCompany, string Seller, string SellerCompany, Relationship Relationship,
    string SellerDocument, int DocumentYear, IReadOnlyList<string> Products, Amount Total, string Currency);
