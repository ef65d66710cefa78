namespace IntercompanyPricing.Domain.Orders;

/// <summary>A posted order to be taken back, all that is left of it or some of its lines.</summary>
/// <param name="Date">The day on which it is taken back and posted: not before the order itself.</param>
/// <param name="Reason">Why, for people: at most 500 characters.</param>
/// <param name="Lines">The lines and how much of each; all that is left where absent.</param>
/// <param name="SellerDocument">The seller's number for it, such as that of a credit note; default the order's own with <c>/R1</c>, <c>/R2</c> and so on behind it, and its year before these where it is dated in another.</param>
/// <param name="BuyerDocument">The buyer's number for it; default made the same way where the order has one.</param>
public sealed record ReversalRequest(DateOnly Date, string Reason, IReadOnlyList<ReversalLine>? Lines = null, string? SellerDocument = null, string? BuyerDocument = null);
