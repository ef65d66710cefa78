using System.Security.Cryptography;
using System.Text;
using IntercompanyPricing.Api.Http;
using IntercompanyPricing.Api.Orders;
using IntercompanyPricing.Api.Validation;
using IntercompanyPricing.Domain.MasterData;
using IntercompanyPricing.Domain.Orders;
using IntercompanyPricing.Domain.Standings;
using IntercompanyPricing.Storage;
using IntercompanyPricing.Storage.Json;
using Microsoft.AspNetCore.Http.HttpResults;

namespace IntercompanyPricing.Api.Programmes;

/// <summary>The way of a settlement: read what the period's orders earned, decide, and post as any order is posted.</summary>
internal sealed class IncentivePosting(OrderPosting posting, FactLog log, StoreWriter writer, IStore store)
{
    private static readonly IncentiveSettlementValidator _shape = new();

    /// <summary>Settles what a buyer earned, or answers what was answered to the same request before.</summary>
    public async Task<Results<OrderCreated, ProblemHttpResult>> Post(string programme, RequestBody body, IdempotencyKey key, Caller caller)
    {
        // Another instance may have posted orders on facts that this one was not told of yet.
        if (store.IsShared)
            await writer.CatchUp();

        // The same body may be sent for another programme: that is another request.
        var hash = SHA256.HashData([.. Encoding.UTF8.GetBytes($"settlement of {programme}\n"), .. body.Bytes.Span]);
        return await posting.Post(Prepare, key, caller, hash);

        ProblemHttpResult? Prepare(out OrderToPost? toPost)
        {
            toPost = null;
            var request = body.Read(DocumentJson.Documents.IncentiveSettlementRequest);
            if (Shape.Check(_shape, request) is { Count: > 0 } faults)
                return Problem.Of(faults);
            if (log.Programmes.InForce(programme, request.Date, log.Version) is not { Fact.IsVolume: true })
                return Problem.NotFound($"No volume programme '{programme}' is known on {request.Date:yyyy-MM-dd}.");
            var standing = new StandingKey(programme, request.Buyer, request.Period);

            // Under the write lock these are all orders that there are.
            return posting.Prepare(
                (facts, before) => IncentiveSettlement.Decide(programme, request, [.. store.ReadOrdersOf(standing).Select(OrderDocument.Read)], facts, before, caller.PeriodAccess), key, caller, hash, null, out toPost);
        }
    }
}
