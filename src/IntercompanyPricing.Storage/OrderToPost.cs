using IntercompanyPricing.Domain;
using IntercompanyPricing.Domain.MasterData;
using IntercompanyPricing.Domain.Orders;
using IntercompanyPricing.Domain.Standings;

namespace IntercompanyPricing.Storage;

/// <summary>An order on its way into the store. Making one writes its document.</summary>
/// <param name="principal">Who posts it; idempotency keys are the principal's.</param>
/// <param name="idempotencyKey">1 to 255 visible ASCII characters.</param>
/// <param name="requestHash">SHA-256 of the request.</param>
/// <param name="order">The order as decided so far: id, who and when are set, entry numbers are not.</param>
/// <param name="decide">Decides the order again on later facts and on what earlier orders left, a correction also on the corrections posted before it; called under the write lock.</param>
/// <param name="apiKey">The API key that it came with, where a revocation elsewhere is to be minded.</param>
/// <param name="corrects">Of a correction of one order: what it corrects. It is always decided again.</param>
public sealed class OrderToPost(string principal, string idempotencyKey, byte[] requestHash, Order order, Func<KnownFacts, Standing, Outcome<Order>> decide, Guid? apiKey = null, Correction? corrects = null)
{
    /// <summary>An order whose decision needs no standing.</summary>
    /// <param name="principal">Who posts it.</param>
    /// <param name="idempotencyKey">1 to 255 visible ASCII characters.</param>
    /// <param name="requestHash">SHA-256 of the request.</param>
    /// <param name="order">The order as decided so far.</param>
    /// <param name="decide">Decides the order again on later facts; called under the write lock.</param>
    /// <param name="apiKey">The API key that it came with.</param>
    /// <param name="corrects">Of a reversal or an adjustment of one order: what it corrects.</param>
    public OrderToPost(string principal, string idempotencyKey, byte[] requestHash, Order order, Func<KnownFacts, Outcome<Order>> decide, Guid? apiKey = null, Correction? corrects = null)
        : this(principal, idempotencyKey, requestHash, order, (facts, _) => decide(facts), apiKey, corrects)
    {
    }

    /// <summary>Who posts it.</summary>
    public string Principal => principal;

    /// <summary>The principal's key for it.</summary>
    public string IdempotencyKey => idempotencyKey;

    /// <summary>SHA-256 of the request.</summary>
    public byte[] RequestHash => requestHash;

    /// <summary>The order as decided so far.</summary>
    public Order Order { get; private set; } = order;

    /// <summary>Decides it again on what is known and posted now.</summary>
    public Func<KnownFacts, Standing, Outcome<Order>> Decide => decide;

    /// <summary>The API key that it came with.</summary>
    public Guid? ApiKey => apiKey;

    /// <summary>Of a correction of one order: what it corrects.</summary>
    public Correction? Corrects => corrects;

    /// <summary>Orders that are posted right before this one, all or none. They bring no others with them.</summary>
    public IReadOnlyList<OrderToPost> Before { get; init; } = [];

    /// <summary>Whether the decision rests on all orders before it: it is made again under the write lock, where these can be read.</summary>
    public bool RestsOnOrders { get; init; }

    /// <summary>The document of <see cref="Order"/>.</summary>
    internal UnnumberedDocument Document { get; private set; } = UnnumberedDocument.Of(order);

    /// <summary>Takes the place of what was decided so far.</summary>
    internal void Replace(Order again) => (Order, Document) = (again, UnnumberedDocument.Of(again));
}
