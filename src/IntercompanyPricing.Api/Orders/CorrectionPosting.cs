using System.Text.Json.Serialization.Metadata;
using FluentValidation;
using IntercompanyPricing.Api.Http;
using IntercompanyPricing.Domain;
using IntercompanyPricing.Domain.Ledger;
using IntercompanyPricing.Domain.MasterData;
using IntercompanyPricing.Domain.OpenItems;
using IntercompanyPricing.Domain.Orders;
using IntercompanyPricing.Domain.Settlements;
using IntercompanyPricing.Domain.Standings;
using IntercompanyPricing.Storage;
using IntercompanyPricing.Storage.Json;
using Microsoft.AspNetCore.Http.HttpResults;

namespace IntercompanyPricing.Api.Orders;

/// <summary>The way of reversals, adjustments, reclassifications and settlements: read the order and what became of it, decide, and post as any order is posted.</summary>
internal sealed class CorrectionPosting(RequestPosting requests, RunPosting runs, OrderPosting posting, IStore store)
{
    /// <summary>Decides a correction of an order.</summary>
    /// <param name="request">The request.</param>
    /// <param name="order">The order.</param>
    /// <param name="earlier">What became of it so far.</param>
    /// <param name="facts">Everything known.</param>
    /// <param name="access">How far it may go into periods that are being closed.</param>
    /// <param name="standing">What earlier orders left of allowances and volumes.</param>
    public delegate Outcome<Order> Decide<in T>(T request, Order order, IReadOnlyList<Order> earlier, KnownFacts facts, PeriodAccess access, Standing standing);

    /// <summary>Reverses an order.</summary>
    public Task<Results<OrderCreated, ProblemHttpResult>> Reverse(StoredOrder order, RequestBody body, IdempotencyKey key, Caller caller)
        => Post(order, "reversal", ApiJson.Strict.ReversalRequest, new ReversalValidator(), OrderReversal.Decide, body, key, caller);

    /// <summary>Changes the price of an order.</summary>
    public Task<Results<OrderCreated, ProblemHttpResult>> Adjust(StoredOrder order, RequestBody body, IdempotencyKey key, Caller caller)
        => Post(order, "adjustment", DocumentJson.Documents.AdjustmentRequest, new AdjustmentValidator(), (request, order, earlier, facts, access, _) => OrderAdjustment.Decide(request, order, earlier, facts, access), body, key, caller);

    /// <summary>Takes an order back and posts it anew under what is known now, both or neither.</summary>
    public Task<Results<OrderCreated, ProblemHttpResult>> Reclassify(StoredOrder order, RequestBody body, IdempotencyKey key, Caller caller)
    {
        return runs.Post($"reclassification of {order.Sequence}", DocumentJson.Documents.ReclassificationRequest, new ReclassificationValidator(), body, key, caller, DecisionOf);

        RunPosting.Decision DecisionOf(ReclassificationRequest request)
        {
            var (document, corrects) = Corrected(order);
            return (facts, standing, _) =>
            {
                var earlier = store.ReadCorrectionsOf(corrects.Supply);
                var back = OrderReversal.Decide(new ReversalRequest(request.Date, request.Reason), document, earlier, facts, caller.PeriodAccess, standing);
                var anew = OrderReclassification.Decide(request, document, earlier, facts, caller.PeriodAccess, standing.After(back.Value?.Standing));
                if (!anew.Succeeded)
                    return anew.Refusals.ToList();
                return back.Succeeded ? new List<OrderOfRun> { new(back.Value, corrects), new(anew.Value, corrects) } : back.Refusals.ToList();
            };
        }
    }

    /// <summary>Settles what is open of an order by a payment.</summary>
    public Task<Results<OrderCreated, ProblemHttpResult>> Settle(StoredOrder order, RequestBody body, IdempotencyKey key, Caller caller)
        => Post(
            order, "payment", DocumentJson.Documents.SettlementRequest, new SettlementValidator(),
            (request, document, earlier, facts, access, _) =>
            {
                var settled = OrderSettlement.Decide(request, document, DueItems.Of(document, earlier, request.Date, facts), facts, access);
                return settled.Succeeded && !request.Force && Disputes.Among([order.Sequence], store).Count > 0 ? Disputes.Refuse(document.Id!.Value) : settled;
            },
            body, key, caller);

    // Posts a correction, or answers what was answered to the same request before.
    private Task<Results<OrderCreated, ProblemHttpResult>> Post<T>(
        StoredOrder corrected, string name, JsonTypeInfo<T> type, AbstractValidator<T> shape, Decide<T> decide, RequestBody body, IdempotencyKey key, Caller caller)
        where T : class
    {
        return requests.Post($"{name} of {corrected.Sequence}", type, shape, body, key, caller, Prepare);

        ProblemHttpResult? Prepare(T request, byte[] hash, out OrderToPost? toPost)
        {
            var (order, corrects) = Corrected(corrected);
            return posting.Prepare((facts, standing) => decide(request, order, store.ReadCorrectionsOf(corrects.Supply), facts, caller.PeriodAccess, standing), key, caller, hash, corrects, out toPost);
        }
    }

    private (Order Order, Correction Corrects) Corrected(StoredOrder stored)
    {
        var order = OrderDocument.Read(stored.Document);
        return (order, new Correction(stored.Sequence, order.Adjusts is { } adjusted ? store.ReadOrder(adjusted)!.Sequence : stored.Sequence));
    }
}
