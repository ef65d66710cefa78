using IntercompanyPricing.Domain.Orders;

namespace IntercompanyPricing.Api.Settlements;

/// <summary>One of several orders that are posted together.</summary>
/// <param name="Order">The order.</param>
/// <param name="Corrects">The sequence of the order that it settles, values or reverses; null where there is none.</param>
internal sealed record OrderOfRun(Order Order, long? Corrects);
