using IntercompanyPricing.Domain.Money;

namespace IntercompanyPricing.Domain.Settlements;

/// <summary>What an order is settled by.</summary>
/// <param name="Date">The day on which it is paid and posted: not before the order itself. The rate is that of this day.</param>
/// <param name="Reason">Why, for people, such as the payment: at most 500 characters.</param>
/// <param name="Amount">How much of what is open, in the order's currency; all of it where absent.</param>
/// <param name="SellerDocument">The seller's number for it; default the order's own with <c>/S1</c>, <c>/S2</c> and so on behind it, and its year before these where it is dated in another.</param>
/// <param name="BuyerDocument">The buyer's number for it; default made the same way where the order has one.</param>
/// <param name="Force">Settles also an order that its buyer disputes.</param>
public sealed record SettlementRequest(DateOnly Date, string Reason, Figure? Amount = null, string? SellerDocument = null, string? BuyerDocument = null, bool Force = false);
