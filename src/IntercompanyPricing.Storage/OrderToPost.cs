using IntercompanyPricing.Domain;
using IntercompanyPricing.Domain.MasterData;
using IntercompanyPricing.Domain.Orders;

namespace IntercompanyPricing.Storage;

/// <summary>An order on its way into the store. Making one writes its document.</summary>
/// <param name="principal">Who posts it; idempotency keys are the principal's.</param>
/// <param name="idempotencyKey">1 to 255 visible ASCII characters.</param>
/// <param name="requestHash">SHA-256 of the request.</param>
/// <param name="order">The order as decided so far: id, who and when are set, entry numbers are not.</param>
/// <param name="decide">Decides the order again on later facts; called under the write lock.</param>
/// <param name="apiKey">The API key that it came with, where a revocation elsewhere is to be minded.</param>
public sealed class OrderToPost(string principal, string idempotencyKey, byte[] requestHash, Order order, Func<KnownFacts, Outcome<Order>> decide, Guid? apiKey = null)
{
    /// <summary>Who posts it.</summary>
    public string Principal => principal;

    /// <summary>The principal's key for it.</summary>
    public string IdempotencyKey => idempotencyKey;

    /// <summary>SHA-256 of the request.</summary>
    public byte[] RequestHash => requestHash;

    /// <summary>The order as decided so far.</summary>
    public Order Order => order;

    /// <summary>Decides it again on later facts.</summary>
    public Func<KnownFacts, Outcome<Order>> Decide => decide;

    /// <summary>The API key that it came with.</summary>
    public Guid? ApiKey => apiKey;

    /// <summary>The document of <see cref="Order"/>.</summary>
    internal UnnumberedDocument Document { get; } = UnnumberedDocument.Of(order);
}
