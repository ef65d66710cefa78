using IntercompanyPricing.Api.Http;
using IntercompanyPricing.Api.Orders;
using IntercompanyPricing.Domain;
using IntercompanyPricing.Domain.YearEnd;
using IntercompanyPricing.Storage;
using IntercompanyPricing.Storage.Json;
using Microsoft.AspNetCore.Http.HttpResults;

namespace IntercompanyPricing.Api.YearEnd;

/// <summary>The way of a year-end adjustment: add up what is posted, decide, and post its notes, all or none.</summary>
internal sealed class YearEndPosting(RunPosting runs, IStore store)
{
    /// <summary>The shape of a request.</summary>
    public static YearEndValidator Shape { get; } = new();

    /// <summary>Posts one, or answers what was answered to the same request before: the note with the last counterparty, which names all others.</summary>
    public Task<Results<OrderCreated, ProblemHttpResult>> Post(RequestBody body, IdempotencyKey key, Caller caller)
    {
        return runs.Post("year-end adjustment", DocumentJson.Documents.YearEndRequest, Shape, body, key, caller, DecisionOf);

        RunPosting.Decision DecisionOf(YearEndRequest request)
        {
            var reading = new YearEndReading(request, store);
            return (facts, _, _) =>
            {
                var decided = YearEndAdjustment.Decide(request, reading.Read(), facts, caller.PeriodAccess);
                return !decided.Succeeded ? decided.Refusals.ToList()
                    : decided.Value.Orders.Count == 0 ? NothingToAdjust(decided.Value.Calculation)
                    : decided.Value.Orders.Select(note => new OrderOfRun(note)).ToList();
            };
        }
    }

    private static Refusal NothingToAdjust(YearEndCalculation calculation) => new(RefusalCodes.NoDifference, "/period", calculation.Finding switch
    {
        YearEndFinding.WithinRange => $"The average of {calculation.Average} is within the range from {calculation.Lower} to {calculation.Upper}: nothing is to be adjusted.",
        YearEndFinding.OtherWay => $"The average of {calculation.Average} is {calculation.Position} the range from {calculation.Lower} to {calculation.Upper}, but the year itself, {calculation.Years[^1].Value}, is beyond its median of {calculation.MedianOfYear}: to adjust it would move the average further away.",
        _ => $"The year's result of {calculation.Years[^1].Value} is its median of {calculation.MedianOfYear}: nothing is left to adjust.",
    });
}
