using System.Security.Cryptography;
using System.Text;
using IntercompanyPricing.Api.Http;
using IntercompanyPricing.Api.Validation;
using IntercompanyPricing.Domain;
using IntercompanyPricing.Domain.MasterData;
using IntercompanyPricing.Domain.Orders;
using IntercompanyPricing.Domain.Standings;
using IntercompanyPricing.Storage;
using IntercompanyPricing.Storage.Json;
using Microsoft.AspNetCore.Http.HttpResults;

namespace IntercompanyPricing.Api.Orders;

/// <summary>The way of a reversal: read the order and its reversals, decide, and post as any order is posted.</summary>
internal sealed class ReversalPosting(OrderPosting posting, FactLog log, StoreWriter writer, IStore store, TimeProvider clock)
{
    private static readonly ReversalValidator _shape = new();

    /// <summary>Reverses an order, or answers what was answered to the same request before.</summary>
    public async Task<Results<OrderCreated, ProblemHttpResult>> Post(StoredOrder reversed, RequestBody body, IdempotencyKey key, Caller caller)
    {
        // Another instance may have posted the order on facts that this one was not told of yet.
        if (store.IsShared)
            await writer.CatchUp();

        // The same body may be sent for another order: that is another request.
        var hash = SHA256.HashData([.. Encoding.ASCII.GetBytes($"reversal of {reversed.Sequence}\n"), .. body.Bytes.Span]);
        return await posting.Post((out toPost) => Prepare(reversed, body, key, caller, hash, out toPost), key, caller, hash);
    }

    private ProblemHttpResult? Prepare(StoredOrder reversed, RequestBody body, IdempotencyKey key, Caller caller, byte[] hash, out OrderToPost? toPost)
    {
        toPost = null;
        var request = body.Read(ApiJson.Strict.ReversalRequest);
        if (Shape.Check(_shape, request) is { Count: > 0 } faults)
            return Problem.Of(faults);

        var (id, now, order) = (Guid.CreateVersion7(), clock.GetUtcNow(), OrderDocument.Read(reversed.Document));
        Outcome<Order> Decide(KnownFacts facts, Standing standing)
        {
            // Under the write lock these are all that there are.
            var earlier = store.ReadReversals([reversed.Sequence]).Select(reversal => OrderDocument.Read(reversal.Document)).ToList();
            var decided = OrderReversal.Decide(request, order, earlier, facts, caller.PeriodAccess, standing);
            return decided.Succeeded ? decided.Value with { Id = id, PostedAt = now, PostedBy = caller.Name } : decided;
        }

        var reversal = posting.OnStanding(log.Latest, Decide);
        if (!reversal.Succeeded)
            return Problem.Of(reversal.Refusals);
        toPost = new OrderToPost(caller.Name, key.Value, hash, reversal.Value, Decide, caller.KeyId, reversed.Sequence);
        return null;
    }
}
