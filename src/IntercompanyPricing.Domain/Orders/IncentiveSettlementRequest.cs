namespace IntercompanyPricing.Domain.Orders;

/// <summary>What volume earned a buyer in a period, to be credited.</summary>
/// <param name="Buyer">Whose volume it is: the buying company, or a department that buys within its own company.</param>
/// <param name="Period">The period, as the programme counts: <c>2026</c>, <c>2026-Q1</c> or <c>2026-03</c>.</param>
/// <param name="Date">The day on which it is posted; the rate and the accounts are those of this day.</param>
/// <param name="SellerDocument">The seller's number for the credit note.</param>
/// <param name="BuyerDocument">The buyer's number for it.</param>
/// <param name="Reason">Why, for people: at most 500 characters; default names programme and period.</param>
public sealed record IncentiveSettlementRequest(string Buyer, string Period, DateOnly Date, string SellerDocument, string? BuyerDocument = null, string? Reason = null);
