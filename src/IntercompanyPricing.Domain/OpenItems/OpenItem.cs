using IntercompanyPricing.Domain.Classification;
using IntercompanyPricing.Domain.Money;

namespace IntercompanyPricing.Domain.OpenItems;

/// <summary>An order between two companies that is not settled yet: its total less what was reversed, adjusted and settled since.</summary>
/// <param name="Order">The order.</param>
/// <param name="Seller">The seller's company, which is owed.</param>
/// <param name="Buyer">The buyer's company, which owes.</param>
/// <param name="Relationship">How they stood to each other when they traded.</param>
/// <param name="SellerDocument">The seller's document number.</param>
/// <param name="BuyerDocument">The buyer's document number.</param>
/// <param name="DocumentYear">The year of both numbers.</param>
/// <param name="Date">The date of supply.</param>
/// <param name="Currency">The transaction currency.</param>
/// <param name="Amount">What is open in it; below zero where the seller owes the buyer.</param>
/// <param name="SellersBooks">In the seller's books; null where none are kept here.</param>
/// <param name="BuyersBooks">In the buyer's books; null where none are kept here.</param>
/// <param name="Settlements">How many settlements were posted of it, those that were taken back included.</param>
/// <param name="Revaluations">How many revaluations were posted of it.</param>
public sealed record OpenItem(
    Guid Order, string Seller, string Buyer, Relationship Relationship, string SellerDocument, string? BuyerDocument, int DocumentYear, DateOnly Date,
    Currency Currency, Amount Amount, OpenSide? SellersBooks, OpenSide? BuyersBooks, int Settlements, int Revaluations);
