using IntercompanyPricing.Domain.Orders;
using IntercompanyPricing.Storage;

namespace IntercompanyPricing.Api.Orders;

/// <summary>One of several orders that are posted together.</summary>
/// <param name="Order">The order.</param>
/// <param name="Corrects">The order that it settles, values, reverses or takes the place of; null where there is none.</param>
internal sealed record OrderOfRun(Order Order, Correction? Corrects = null)
{
    /// <summary>One that follows a supply, or another order that nothing else is adjusted by.</summary>
    /// <param name="order">The order.</param>
    /// <param name="follows">The sequence of what it follows.</param>
    public static OrderOfRun Following(Order order, long follows) => new(order, new Correction(follows, follows));
}
