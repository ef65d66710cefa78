namespace IntercompanyPricing.Domain.Orders;

/// <summary>A debit or credit note: the price of a posted order changes, and no quantity.</summary>
/// <param name="Date">The day on which it is posted: not before the order itself.</param>
/// <param name="Reason">Why, for people: at most 500 characters.</param>
/// <param name="Lines">The lines whose price changes, each once.</param>
/// <param name="SellerDocument">The seller's number for it; default the order's own with <c>/A1</c>, <c>/A2</c> and so on behind it.</param>
/// <param name="BuyerDocument">The buyer's number for it; default made the same way where the order has one.</param>
public sealed record AdjustmentRequest(DateOnly Date, string Reason, IReadOnlyList<AdjustmentLine> Lines, string? SellerDocument = null, string? BuyerDocument = null);
