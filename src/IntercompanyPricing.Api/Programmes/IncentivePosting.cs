using IntercompanyPricing.Api.Http;
using IntercompanyPricing.Api.Orders;
using IntercompanyPricing.Domain.MasterData;
using IntercompanyPricing.Domain.Orders;
using IntercompanyPricing.Domain.Standings;
using IntercompanyPricing.Storage;
using IntercompanyPricing.Storage.Json;
using Microsoft.AspNetCore.Http.HttpResults;

namespace IntercompanyPricing.Api.Programmes;

/// <summary>The way of a settlement: read what the period's orders earned, decide, and post as any order is posted.</summary>
internal sealed class IncentivePosting(RequestPosting requests, OrderPosting posting, FactLog log, IStore store)
{
    private static readonly IncentiveSettlementValidator _shape = new();

    /// <summary>Settles what a buyer earned, or answers what was answered to the same request before.</summary>
    public Task<Results<OrderCreated, ProblemHttpResult>> Post(string programme, RequestBody body, IdempotencyKey key, Caller caller)
    {
        return requests.Post($"settlement of {programme}", DocumentJson.Documents.IncentiveSettlementRequest, _shape, body, key, caller, Prepare);

        ProblemHttpResult? Prepare(IncentiveSettlementRequest request, byte[] hash, out OrderToPost? toPost)
        {
            toPost = null;
            if (log.Programmes.InForce(programme, DateOnly.MaxValue, log.Version) is not { Fact.IsVolume: true })
                return Problem.NotFound($"No volume programme '{programme}' is known.");
            var standing = new StandingKey(programme, request.Buyer, request.Period);

            // Under the write lock these are all orders that there are.
            return posting.Prepare(
                (facts, before) => IncentiveSettlement.Decide(programme, request, [.. store.ReadOrdersOf(standing).Select(OrderDocument.Read)], facts, before, caller.PeriodAccess), key, caller, hash, null, out toPost);
        }
    }
}
