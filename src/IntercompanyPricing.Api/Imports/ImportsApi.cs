using System.Text.Json.Nodes;
using IntercompanyPricing.Api.Http;
using IntercompanyPricing.Domain;
using IntercompanyPricing.Domain.Ownership.Importing;
using Microsoft.AspNetCore.Http.HttpResults;

namespace IntercompanyPricing.Api.Imports;

/// <summary>Imports of who owns whom from public registers, in the publishers' own formats.</summary>
internal static class ImportsApi
{
    private static readonly string[] _refusedWith =
        [RefusalCodes.InvalidValue, RefusalCodes.UnknownParty, RefusalCodes.WrongPartyKind, RefusalCodes.Unchangeable, RefusalCodes.NothingToWithdraw, RefusalCodes.StillReferenced, RefusalCodes.VotesOverHundred, ProblemCodes.Busy];

    /// <summary>Maps them.</summary>
    public static void MapImports(this IEndpointRouteBuilder v1)
    {
        var group = v1.MapGroup("/imports").WithTags("Master data");
        group.MapPost("/bods", ImportBods).WithName("ImportBods").WithSummary("Import statements of beneficial ownership")
            .WithMetadata(new RequestBodyOf(typeof(IReadOnlyList<JsonObject>), []) { MediaTypes = [BodyMediaType.Json, "application/x-ndjson"] }).RequireRoles(Roles.Finance).Problems(_refusedWith);
        group.MapPost("/gleif-relationships", ImportGleifRelationships).WithName("ImportGleifRelationships").WithSummary("Import relationship records of GLEIF")
            .WithMetadata(new RequestBodyOf(typeof(IReadOnlyList<JsonObject>), []) { MediaTypes = [BodyMediaType.Json, "application/x-ndjson", "application/xml", "text/xml"] })
            .RequireRoles(Roles.Finance).Problems([.. _refusedWith, ProblemCodes.MalformedXml]);
    }

    private static async Task<Results<Created<ImportReport>, Ok<ImportReport>, ProblemHttpResult>> ImportBods(ImportBody body, Caller caller, ImportRecording recording, CancellationToken cancellation)
        => Answer(await recording.Record(await BodsReader.Read(body, cancellation), caller));

    private static async Task<Results<Created<ImportReport>, Ok<ImportReport>, ProblemHttpResult>> ImportGleifRelationships(ImportBody body, Caller caller, ImportRecording recording, CancellationToken cancellation)
        => Answer(await recording.Record(await (body.IsXml ? GleifXmlReader.Read(body, cancellation) : GleifJsonReader.Read(body, cancellation)), caller));

    private static Results<Created<ImportReport>, Ok<ImportReport>, ProblemHttpResult> Answer((ImportReport? Report, ProblemHttpResult? Problem) answer)
    {
        if (answer.Report is not { } report)
            return answer.Problem!;
        return report.Version is null ? TypedResults.Ok(report) : TypedResults.Created((string?)null, report);
    }
}
