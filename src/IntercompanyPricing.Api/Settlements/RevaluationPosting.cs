using System.Security.Cryptography;
using IntercompanyPricing.Api.Http;
using IntercompanyPricing.Api.Orders;
using IntercompanyPricing.Api.Validation;
using IntercompanyPricing.Domain;
using IntercompanyPricing.Domain.MasterData;
using IntercompanyPricing.Domain.OpenItems;
using IntercompanyPricing.Domain.Settlements;
using IntercompanyPricing.Storage;
using IntercompanyPricing.Storage.Json;
using Microsoft.AspNetCore.Http.HttpResults;

namespace IntercompanyPricing.Api.Settlements;

/// <summary>The way of a revaluation: find what is open in foreign currency, value it, and post all its orders, or none.</summary>
internal sealed class RevaluationPosting(RunPosting runs, FactLog log, StoreWriter writer, IStore store)
{
    private static readonly RevaluationValidator _shape = new();

    /// <summary>What it would do.</summary>
    public async Task<Results<Ok<RevaluationRun>, ProblemHttpResult>> Preview(RequestBody body)
    {
        if (store.IsShared)
            await writer.CatchUp();
        var request = body.Read(DocumentJson.Documents.RevaluationRequest);
        if (Shape.Check(_shape, request) is { Count: > 0 } faults)
            return Problem.Of(faults);
        var facts = log.Latest;
        var ledger = new OpenItemLedger(request.Date, facts);
        new OpenItemReading(store).Read(ledger.Add);
        var run = OrderRevaluation.Plan(request, ledger.Open, facts);
        return run.Succeeded ? TypedResults.Ok(run.Value) : Problem.Of(run.Refusals);
    }

    /// <summary>Posts it, or answers what was answered to the same request before.</summary>
    public Task<Results<OrderCreated, ProblemHttpResult>> Post(RequestBody body, IdempotencyKey key, Caller caller)
    {
        return runs.Post(Read, key, caller, SHA256.HashData([.. "revaluation\n"u8, .. body.Bytes.Span]));

        ProblemHttpResult? Read(out RunPosting.Decision? decision)
        {
            decision = null;
            var request = body.Read(DocumentJson.Documents.RevaluationRequest);
            if (Shape.Check(_shape, request) is { Count: > 0 } faults)
                return Problem.Of(faults);
            var (reading, ledger) = (new OpenItemReading(store), new OpenItemLedger(request.Date, log.Latest));
            decision = Decide;
            return null;

            Outcome<IReadOnlyList<OrderOfRun>> Decide(KnownFacts facts, Func<int, IReadOnlyList<Guid>> ids)
            {
                reading.Read(ledger.Add);
                var run = OrderRevaluation.Plan(request, ledger.Open, facts);
                if (!run.Succeeded)
                    return run.Refusals.ToList();
                List<Guid> items = [.. run.Value.Items.Select(item => item.Order).Distinct()];
                var orders = OrderRevaluation.Decide(run.Value, request, items.ConvertAll(id => ledger.Find(id)!), items.ConvertAll(reading.Find), ids(items.Count), facts, caller.PeriodAccess);
                return orders.Succeeded ? orders.Value.Select(order => new OrderOfRun(order, reading.SequenceOf(order.Revalues!.Value))).ToList() : orders.Refusals.ToList();
            }
        }
    }
}
