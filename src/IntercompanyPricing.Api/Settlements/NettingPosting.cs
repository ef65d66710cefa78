using IntercompanyPricing.Api.Http;
using IntercompanyPricing.Api.Orders;
using IntercompanyPricing.Api.Validation;
using IntercompanyPricing.Domain;
using IntercompanyPricing.Domain.Ledger;
using IntercompanyPricing.Domain.MasterData;
using IntercompanyPricing.Domain.Orders;
using IntercompanyPricing.Domain.Settlements;
using IntercompanyPricing.Storage;
using IntercompanyPricing.Storage.Json;
using Microsoft.AspNetCore.Http.HttpResults;

namespace IntercompanyPricing.Api.Settlements;

/// <summary>The way of a netting: find what is due, look for differences, and post all its orders, or none; and the way back.</summary>
internal sealed class NettingPosting(RunPosting runs, FactLog log, StoreWriter writer, IStore store)
{
    private static readonly NettingValidator _shape = new();
    private static readonly NettingReversalValidator _reversalShape = new();

    /// <summary>What it would do.</summary>
    public async Task<Results<Ok<NettingPreview>, ProblemHttpResult>> Preview(RequestBody body, CancellationToken hungUp)
    {
        if (store.IsShared)
            await writer.CatchUp();
        var request = body.Read(DocumentJson.Documents.NettingRequest);
        if (Shape.Check(_shape, request) is { Count: > 0 } faults)
            return Problem.Of(faults);
        var facts = log.Latest;
        var netting = new PlannedNetting(request, store);
        var run = netting.Plan(facts);
        if (!run.Succeeded)
            return Problem.Of(run.Refusals);

        // What keeps it from being posted is told now.
        var orders = netting.Decide(run.Value, facts, PeriodAccess.SoftClosed, count => [.. Enumerable.Range(0, count).Select(_ => Guid.CreateVersion7())]);
        return orders.Succeeded ? TypedResults.Ok(new NettingPreview(run.Value, netting.Unreconciled(run.Value, facts, hungUp), netting.Disputed(run.Value))) : Problem.Of(orders.Refusals);
    }

    /// <summary>Posts it, or answers what was answered to the same request before.</summary>
    public Task<Results<OrderCreated, ProblemHttpResult>> Post(RequestBody body, IdempotencyKey key, Caller caller, CancellationToken hungUp)
    {
        return runs.Post("netting", DocumentJson.Documents.NettingRequest, _shape, body, key, caller, DecisionOf);

        RunPosting.Decision DecisionOf(NettingRequest request)
        {
            // What ERPs have booked is looked at once, before the write lock: nothing of it is posted here.
            var (netting, looksAtErps) = (new PlannedNetting(request, store), !request.Force);
            return (facts, _, ids) =>
            {
                var run = netting.Plan(facts);
                if (!run.Succeeded)
                    return run.Refusals.ToList();
                if (looksAtErps && netting.Unreconciled(run.Value, facts, hungUp) is [_, ..] pairs)
                    return pairs.ConvertAll(Differs);
                looksAtErps = false;
                return !request.Force && netting.Disputed(run.Value) is [_, ..] disputed ? disputed.ConvertAll(Disputes.Refuse) : netting.Decide(run.Value, facts, caller.PeriodAccess, ids);
            };
        }
    }

    /// <summary>Takes a netting back as a whole, or answers what was answered to the same request before.</summary>
    /// <param name="netting">Its last order.</param>
    /// <param name="body">The request.</param>
    /// <param name="key">The caller's key for it.</param>
    /// <param name="caller">Who asks for it.</param>
    public Task<Results<OrderCreated, ProblemHttpResult>> Reverse(StoredOrder netting, RequestBody body, IdempotencyKey key, Caller caller)
    {
        return runs.Post($"reversal of netting {netting.Sequence}", ApiJson.Strict.ReversalRequest, _reversalShape, body, key, caller, DecisionOf);

        RunPosting.Decision DecisionOf(ReversalRequest request)
        {
            List<StoredOrder> stored = [.. OrderDocument.Read(netting.Document).Settlement!.Run!.Orders!.Select(id => store.ReadOrder(id)!)];
            List<Order> orders = [.. stored.Select(order => OrderDocument.Read(order.Document))];
            return (facts, _, _) =>
            {
                var later = store.ReadLaterOf(stored.ConvertAll(order => order.Sequence));
                var reversals = NettingReversal.Decide(request, orders, stored.ConvertAll(order => later[order.Sequence].Select(one => one.Order).ToList()), facts, caller.PeriodAccess);
                return reversals.Succeeded ? reversals.Value.Select((reversal, i) => OrderOfRun.Following(reversal, stored[i].Sequence)).ToList() : reversals.Refusals.ToList();
            };
        }
    }

    private static Refusal Differs(UnreconciledPair pair)
        => new(RefusalCodes.Unreconciled, "/force", $"The books of '{pair.Company}' and '{pair.Counterparty}' differ in {pair.Differences} places from what their ERPs have booked: see the reconciliation report.");
}
