using IntercompanyPricing.Domain.Money;

namespace IntercompanyPricing.Domain.Settlements;

/// <summary>An open item that a netting settles, gross.</summary>
/// <param name="Order">The order.</param>
/// <param name="Seller">The company that is owed.</param>
/// <param name="Buyer">The company that owes.</param>
/// <param name="SellerDocument">The seller's document number.</param>
/// <param name="Amount">What is open; below zero where the seller owes the buyer.</param>
public sealed record NettedItem(Guid Order, string Seller, string Buyer, string SellerDocument, Amount Amount);
