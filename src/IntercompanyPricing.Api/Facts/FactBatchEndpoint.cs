using IntercompanyPricing.Api.Http;
using IntercompanyPricing.Domain;
using Microsoft.AspNetCore.Http.HttpResults;

namespace IntercompanyPricing.Api.Facts;

/// <summary><c>POST /v1/facts</c>: several facts in one transaction.</summary>
internal static class FactBatchEndpoint
{
    /// <summary>Maps it.</summary>
    public static void MapFactBatch(this IEndpointRouteBuilder v1)
        => v1.MapPost("/facts", RecordFacts).WithName("RecordFacts").WithTags("Master data")
            .WithSummary("Record several facts in one transaction, all or none")
            .WithMetadata(new BodyLimit(FactBatch.MaxLength)).AcceptsJson<FactBatch>().RequireRoles(Roles.Finance).Problems(FactTypeEndpoints.RefusedWith);

    private static async Task<Results<Created<FactBatchRecorded>, ProblemHttpResult>> RecordFacts(RequestBody body, Caller caller, FactRecording recording)
    {
        var facts = body.Read(ApiJson.Strict.FactBatch).Facts;
        if (facts.Count is 0 or > FactBatch.MaxCount)
            return Problem.Of([new Refusal(RefusalCodes.InvalidValue, "/facts", $"A batch has 1 to {FactBatch.MaxCount} facts, not {facts.Count}.")]);
        var (recorded, problem) = await recording.Record(facts, position => $"/facts/{position}", caller);
        return recorded is null ? problem! : TypedResults.Created((string?)null, new FactBatchRecorded(recorded.Recording.Version, facts.Count));
    }
}
