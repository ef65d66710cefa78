using IntercompanyPricing.Api.Http;
using IntercompanyPricing.Api.Orders;
using IntercompanyPricing.Domain;
using IntercompanyPricing.Domain.MasterData;
using IntercompanyPricing.Domain.Orders;
using IntercompanyPricing.Domain.YearEnd;
using IntercompanyPricing.Storage;
using IntercompanyPricing.Storage.Json;
using Microsoft.AspNetCore.Http.HttpResults;

namespace IntercompanyPricing.Api.YearEnd;

/// <summary>The way of a year-end adjustment: add up what is posted, decide, and post its notes, all or none, as any order is posted.</summary>
internal sealed class YearEndPosting(RequestPosting requests, OrderPosting posting, FactLog log, IStore store)
{
    /// <summary>The shape of a request.</summary>
    public static YearEndValidator Shape { get; } = new();

    /// <summary>Posts one, or answers what was answered to the same request before: the note with the last counterparty, which names all others.</summary>
    public Task<Results<OrderCreated, ProblemHttpResult>> Post(RequestBody body, IdempotencyKey key, Caller caller)
        => requests.Post("year-end adjustment", DocumentJson.Documents.YearEndRequest, Shape, body, key, caller, (YearEndRequest request, byte[] hash, out OrderToPost? toPost) => Prepare(request, hash, key, caller, out toPost));

    private ProblemHttpResult? Prepare(YearEndRequest request, byte[] hash, IdempotencyKey key, Caller caller, out OrderToPost? toPost)
    {
        toPost = null;
        var (reading, facts) = (new YearEndReading(request, store), log.Latest);
        var first = YearEndAdjustment.Decide(request, reading.Read(), facts, caller.PeriodAccess);
        if (!first.Succeeded)
            return Problem.Of(first.Refusals);
        if (first.Value.Orders is not [.., { Adjustment.YearEnd: { } run }])
            return Problem.Of([NothingToAdjust(first.Value.Calculation)]);

        // The notes are decided once for each state of facts and orders; who bears them stays as it was found first.
        List<string> counterparties = [.. run.Parts.Select(part => part.Counterparty)];
        ((long KnownAt, long UpTo) State, Outcome<YearEndDecision> Outcome) known = default;
        Outcome<Order> Decide(KnownFacts facts, int place)
        {
            var posted = reading.Read();
            if (known.Outcome.Value is null || known.State != (facts.KnownAt, posted.UpTo))
                known = ((facts.KnownAt, posted.UpTo), YearEndAdjustment.Decide(request, posted, facts, caller.PeriodAccess, counterparties));
            return !known.Outcome.Succeeded ? known.Outcome.Refusals.ToList() : known.Outcome.Value.Orders.Count == 0 ? NothingToAdjust(known.Outcome.Value.Calculation) : known.Outcome.Value.Orders[place];
        }

        var problem = posting.Prepare((facts, _) => Decide(facts, counterparties.Count - 1), key, caller, hash, null, out var last);
        List<OrderToPost> before = [];
        for (var i = 0; problem is null && i < counterparties.Count - 1; i++)
        {
            // No client can send this key: it has a blank.
            var (place, own) = (i, new IdempotencyKey($"{last!.Order.Id} part {i + 1}"));
            problem = posting.Prepare((facts, _) => Decide(facts, place), own, caller, hash, null, out var note);
            if (problem is null)
                before.Add(note!.OnAllOrders());
        }

        toPost = problem is null ? last!.OnAllOrders().After(before) : null;
        return problem;
    }

    private static Refusal NothingToAdjust(YearEndCalculation calculation) => new(RefusalCodes.NoDifference, "/period", calculation.Finding switch
    {
        YearEndFinding.WithinRange => $"The average of {calculation.Average} is within the range from {calculation.Lower} to {calculation.Upper}: nothing is to be adjusted.",
        YearEndFinding.OtherWay => $"The average of {calculation.Average} is {calculation.Position} the range from {calculation.Lower} to {calculation.Upper}, but the year itself, {calculation.Years[^1].Value}, is beyond its median of {calculation.MedianOfYear}: to adjust it would move the average further away.",
        _ => $"The year's result of {calculation.Years[^1].Value} is its median of {calculation.MedianOfYear}: nothing is left to adjust.",
    });
}
