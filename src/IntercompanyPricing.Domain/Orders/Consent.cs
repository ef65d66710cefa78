namespace IntercompanyPricing.Domain.Orders;

/// <summary>What the buyer's company said of an order.</summary>
/// <param name="State">Confirmed or disputed.</param>
/// <param name="At">When, UTC.</param>
/// <param name="By">The principal that said it.</param>
/// <param name="BuyerDocument">The buyer's number for it, of a confirmation that gives one.</param>
/// <param name="Reason">Why it is disputed, for people.</param>
public sealed record Consent(ConsentState State, DateTimeOffset At, string By, string? BuyerDocument = null, string? Reason = null);
