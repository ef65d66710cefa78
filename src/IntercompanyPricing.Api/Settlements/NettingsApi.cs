using IntercompanyPricing.Api.Http;
using IntercompanyPricing.Api.Orders;
using IntercompanyPricing.Domain;
using IntercompanyPricing.Domain.Orders;
using IntercompanyPricing.Domain.Settlements;
using IntercompanyPricing.Storage;
using IntercompanyPricing.Storage.Json;
using Microsoft.AspNetCore.Http.HttpResults;

namespace IntercompanyPricing.Api.Settlements;

/// <summary>Nettings: what companies of a group owe each other becomes what each owes in the end.</summary>
internal static class NettingsApi
{
    private static readonly string[] _refusedWith =
    [
        RefusalCodes.InvalidValue, RefusalCodes.UnknownParty, RefusalCodes.UnknownCurrency, RefusalCodes.NothingOpen, RefusalCodes.NoDifference,
        RefusalCodes.NoRate, RefusalCodes.NoAccount, RefusalCodes.AmountTooLarge, RefusalCodes.PeriodClosed, ProblemCodes.Busy,
    ];

    /// <summary>Maps preview, posting and reversal.</summary>
    public static void MapNettings(this IEndpointRouteBuilder v1)
    {
        var nettings = v1.MapGroup("/nettings").WithTags("Settlements");
        nettings.MapPost("/preview", PreviewNetting).WithName("PreviewNetting").WithSummary("Tell what a netting would settle and who would owe whom")
            .AcceptsJson<NettingRequest>().RequireRoles(Roles.Finance, Roles.Auditor).Problems(_refusedWith).Produces<NettingPreview>();
        nettings.MapPost("", PostNetting).WithName("PostNetting").WithSummary("Net what companies of a group owe each other")
            .AcceptsJson<NettingRequest>().RequireRoles(Roles.Finance)
            .Problems([.. _refusedWith, RefusalCodes.Unreconciled]).Produces<NettingRun>(StatusCodes.Status201Created);
        nettings.MapPost("/{id}/reversal", ReverseNetting).WithName("ReverseNetting").WithSummary("Take a netting back as a whole")
            .AcceptsJson<ReversalRequest>().RequireRoles(Roles.Finance)
            .Problems(ProblemCodes.NotFound, RefusalCodes.InvalidValue, RefusalCodes.AlreadyReversed, RefusalCodes.OrderSettled, RefusalCodes.ReversalBeforeOrder, RefusalCodes.PeriodClosed, ProblemCodes.DuplicateDocument, ProblemCodes.Busy);
    }

    private static Task<Results<Ok<NettingPreview>, ProblemHttpResult>> PreviewNetting(RequestBody body, NettingPosting nettings, CancellationToken hungUp) => nettings.Preview(body, hungUp);

    private static async Task<IResult> PostNetting(RequestBody body, IdempotencyKey key, Caller caller, NettingPosting nettings, CancellationToken hungUp)
    {
        var answer = await nettings.Post(body, key, caller, hungUp);
        return answer.Result is OrderCreated created ? new RunCreated(created, "settlement") : answer;
    }

    private static async Task<Results<OrderCreated, ProblemHttpResult>> ReverseNetting(string id, RequestBody body, IdempotencyKey key, Caller caller, IStore store, NettingPosting nettings)
        => OrdersApi.Find(id, caller, store) is { } order && OrderDocument.Read(order.Document).Settlement?.Run is not null ? await nettings.Reverse(order, body, key, caller) : Problem.NotFound($"There is no netting '{id}'.");
}
