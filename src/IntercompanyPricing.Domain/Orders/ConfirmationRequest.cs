namespace IntercompanyPricing.Domain.Orders;

/// <summary>What the buyer's company says to the entry that an order made in its books: it agrees, unless it says why not.</summary>
/// <param name="BuyerDocument">Of a confirmation: the buyer's document number, unique within buyer and document year; that of the order where it has one.</param>
/// <param name="Dispute">Why the company does not agree, for people: at most 500 characters. Null for a confirmation.</param>
public sealed record ConfirmationRequest(string? BuyerDocument = null, string? Dispute = null);
