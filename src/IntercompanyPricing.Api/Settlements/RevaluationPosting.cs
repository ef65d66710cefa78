using IntercompanyPricing.Api.Http;
using IntercompanyPricing.Api.Orders;
using IntercompanyPricing.Api.Validation;
using IntercompanyPricing.Domain.MasterData;
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
        var run = new PlannedRevaluation(request, store).Plan(log.Latest);
        return run.Succeeded ? TypedResults.Ok(run.Value) : Problem.Of(run.Refusals);
    }

    /// <summary>Posts it, or answers what was answered to the same request before.</summary>
    public Task<Results<OrderCreated, ProblemHttpResult>> Post(RequestBody body, IdempotencyKey key, Caller caller)
    {
        return runs.Post("revaluation", DocumentJson.Documents.RevaluationRequest, _shape, body, key, caller, DecisionOf);

        RunPosting.Decision DecisionOf(RevaluationRequest request)
        {
            var revaluation = new PlannedRevaluation(request, store);
            return (facts, _, ids) =>
            {
                var run = revaluation.Plan(facts);
                return run.Succeeded ? revaluation.Decide(run.Value, facts, caller.PeriodAccess, ids) : run.Refusals.ToList();
            };
        }
    }
}
