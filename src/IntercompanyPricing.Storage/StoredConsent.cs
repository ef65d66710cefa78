using IntercompanyPricing.Domain.Orders;

namespace IntercompanyPricing.Storage;

/// <summary>What a buyer said of an order, as stored.</summary>
/// <param name="Order">The sequence of the order.</param>
/// <param name="Consent">What was said.</param>
public sealed record StoredConsent(long Order, Consent Consent);
