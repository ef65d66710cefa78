using IntercompanyPricing.Domain.Orders;

namespace IntercompanyPricing.Storage;

/// <summary>What a buyer said of an order, as it was committed.</summary>
/// <param name="Sequence">Its place in commit order among what buyers said.</param>
/// <param name="KnownAt">The version of the facts that stood then.</param>
/// <param name="AfterOrder">The sequence of the last order that was posted then.</param>
/// <param name="Order">The id of the order.</param>
/// <param name="Consent">What was said.</param>
public sealed record CommittedConsent(long Sequence, long KnownAt, long AfterOrder, Guid Order, Consent Consent);
