using IntercompanyPricing.Domain;
using IntercompanyPricing.Domain.MasterData;
using IntercompanyPricing.Domain.Orders;

namespace IntercompanyPricing.Storage;

/// <summary>An order on its way into the store.</summary>
/// <param name="Principal">Who posts it; idempotency keys are the principal's.</param>
/// <param name="IdempotencyKey">1 to 255 visible ASCII characters.</param>
/// <param name="RequestHash">SHA-256 of the request.</param>
/// <param name="Order">The order as decided so far: id, who and when are set, entry numbers are not.</param>
/// <param name="Decide">Decides the order again on later facts; called under the write lock.</param>
public sealed record OrderToPost(string Principal, string IdempotencyKey, byte[] RequestHash, Order Order, Func<KnownFacts, Outcome<Order>> Decide);
