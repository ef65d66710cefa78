namespace IntercompanyPricing.Domain.Orders;

/// <summary>A posted order to be decided again under what is known now: it is taken back and posted anew.</summary>
/// <param name="Date">The day on which both are posted: not before the order itself. The date of supply stays.</param>
/// <param name="Reason">Why, for people: at most 500 characters.</param>
/// <param name="SellerDocument">The seller's number for what is posted anew; default the order's own with <c>/C1</c> behind it.</param>
/// <param name="BuyerDocument">The buyer's number for it; default made the same way where the order has one.</param>
public sealed record ReclassificationRequest(DateOnly Date, string Reason, string? SellerDocument = null, string? BuyerDocument = null);
