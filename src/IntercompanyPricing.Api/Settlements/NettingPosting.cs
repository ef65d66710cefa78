using System.Security.Cryptography;
using System.Text;
using IntercompanyPricing.Api.Http;
using IntercompanyPricing.Api.Orders;
using IntercompanyPricing.Api.Validation;
using IntercompanyPricing.Domain;
using IntercompanyPricing.Domain.Ledger;
using IntercompanyPricing.Domain.MasterData;
using IntercompanyPricing.Domain.OpenItems;
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
        var (reading, due) = (new OpenItemReading(store), new DueItems(request.Date, facts));
        reading.Read(due.Add);
        var items = Netting.Items(request, due.All, facts);
        if (!items.Succeeded)
            return Problem.Of(items.Refusals);
        var run = Netting.Plan(request.Parent, request.Date, items.Value);

        // What keeps it from being posted is told now.
        Guid[] ids = [.. Enumerable.Range(0, Netting.Count(run)).Select(_ => Guid.CreateVersion7())];
        var orders = Netting.Decide(run, request.Reason, items.Value, [.. run.Items.Select(item => reading.Find(item.Order))], ids, facts, PeriodAccess.SoftClosed);
        return orders.Succeeded ? TypedResults.Ok(new NettingPreview(run, UnreconciledPairs.Of(run, facts, store, hungUp), DisputedItems.Of(run, reading, store))) : Problem.Of(orders.Refusals);
    }

    /// <summary>Posts it, or answers what was answered to the same request before.</summary>
    public Task<Results<OrderCreated, ProblemHttpResult>> Post(RequestBody body, IdempotencyKey key, Caller caller, CancellationToken hungUp)
    {
        return runs.Post(Read, key, caller, SHA256.HashData([.. "netting\n"u8, .. body.Bytes.Span]));

        ProblemHttpResult? Read(out RunPosting.Decision? decision)
        {
            decision = null;
            var request = body.Read(DocumentJson.Documents.NettingRequest);
            if (Shape.Check(_shape, request) is { Count: > 0 } faults)
                return Problem.Of(faults);
            var (reading, due) = (new OpenItemReading(store), new DueItems(request.Date, log.Latest));
            if (!request.Force && Unreconciled() is { } differences)
                return differences;
            decision = Decide;
            return null;

            ProblemHttpResult? Unreconciled()
            {
                reading.Read(due.Add);
                var items = Netting.Items(request, due.All, log.Latest);
                return items.Succeeded && UnreconciledPairs.Of(Netting.Plan(request.Parent, request.Date, items.Value), log.Latest, store, hungUp) is { Count: > 0 } pairs
                    ? Problem.Of([.. pairs.Select(pair => new Refusal(
                        RefusalCodes.Unreconciled, "/force", $"The books of '{pair.Company}' and '{pair.Counterparty}' differ in {pair.Differences} places from what their ERPs have booked: see the reconciliation report."))])
                    : null;
            }

            Outcome<IReadOnlyList<OrderOfRun>> Decide(KnownFacts facts, Func<int, IReadOnlyList<Guid>> ids)
            {
                reading.Read(due.Add);
                var items = Netting.Items(request, due.All, facts);
                if (!items.Succeeded)
                    return items.Refusals.ToList();
                var run = Netting.Plan(request.Parent, request.Date, items.Value);
                if (!request.Force && DisputedItems.Of(run, reading, store) is [_, ..] disputed)
                    return disputed.ConvertAll(order => new Refusal(RefusalCodes.Unreconciled, "/force", $"The buyer of order {order} disputes it.", order));
                var orders = Netting.Decide(run, request.Reason, items.Value, [.. run.Items.Select(item => reading.Find(item.Order))], ids(Netting.Count(run)), facts, caller.PeriodAccess);
                return orders.Succeeded ? orders.Value.Select(order => new OrderOfRun(order, order.Settles is { } item ? reading.SequenceOf(item) : null)).ToList() : orders.Refusals.ToList();
            }
        }
    }

    /// <summary>Takes a netting back as a whole, or answers what was answered to the same request before.</summary>
    /// <param name="netting">Its last order.</param>
    /// <param name="body">The request.</param>
    /// <param name="key">The caller's key for it.</param>
    /// <param name="caller">Who asks for it.</param>
    public Task<Results<OrderCreated, ProblemHttpResult>> Reverse(StoredOrder netting, RequestBody body, IdempotencyKey key, Caller caller)
    {
        return runs.Post(Read, key, caller, SHA256.HashData([.. Encoding.ASCII.GetBytes($"reversal of netting {netting.Sequence}\n"), .. body.Bytes.Span]));

        ProblemHttpResult? Read(out RunPosting.Decision? decision)
        {
            decision = null;
            var request = body.Read(ApiJson.Strict.ReversalRequest);
            if (Shape.Check(_reversalShape, request) is { Count: > 0 } faults)
                return Problem.Of(faults);
            List<StoredOrder> stored = [.. OrderDocument.Read(netting.Document).Settlement!.Run!.Orders!.Select(id => store.ReadOrder(id)!)];
            List<Order> orders = [.. stored.Select(order => OrderDocument.Read(order.Document))];
            decision = Decide;
            return null;

            Outcome<IReadOnlyList<OrderOfRun>> Decide(KnownFacts facts, Func<int, IReadOnlyList<Guid>> ids)
            {
                ids(orders.Count);
                var reversals = NettingReversal.Decide(request, orders, stored.ConvertAll(order => store.ReadCorrectionsOf(order.Sequence)), facts, caller.PeriodAccess);
                return reversals.Succeeded ? reversals.Value.Select((reversal, i) => new OrderOfRun(reversal, stored[i].Sequence)).ToList() : reversals.Refusals.ToList();
            }
        }
    }
}
