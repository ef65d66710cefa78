using IntercompanyPricing.Domain.Orders;

namespace IntercompanyPricing.Api.Orders;

/// <summary>What the buyer's company said of an order.</summary>
/// <param name="Order">The order.</param>
/// <param name="State">Confirmed or disputed.</param>
/// <param name="At">When, UTC.</param>
/// <param name="By">The principal that said it.</param>
/// <param name="BuyerDocument">The buyer's number for it, of a confirmation that gave one.</param>
/// <param name="Reason">Why it is disputed.</param>
internal sealed record ConsentAnswer(Guid Order, ConsentState State, DateTimeOffset At, string By, string? BuyerDocument, string? Reason)
{
    /// <summary>The answer of what was said.</summary>
    public static ConsentAnswer Of(Guid order, Consent consent) => new(order, consent.State, consent.At, consent.By, consent.BuyerDocument, consent.Reason);
}
