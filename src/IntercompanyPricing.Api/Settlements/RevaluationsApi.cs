using IntercompanyPricing.Api.Http;
using IntercompanyPricing.Api.Orders;
using IntercompanyPricing.Domain;
using IntercompanyPricing.Domain.Settlements;
using Microsoft.AspNetCore.Http.HttpResults;

namespace IntercompanyPricing.Api.Settlements;

/// <summary>Revaluations: what companies owe each other in foreign currency, at the closing rate.</summary>
internal static class RevaluationsApi
{
    private static readonly string[] _refusedWith =
    [
        RefusalCodes.InvalidValue, RefusalCodes.UnknownParty, RefusalCodes.UnknownCurrency, RefusalCodes.NoRate, RefusalCodes.NoDifference, RefusalCodes.AmountTooLarge, ProblemCodes.Busy,
    ];

    /// <summary>Maps preview and posting.</summary>
    public static void MapRevaluations(this IEndpointRouteBuilder v1)
    {
        var revaluations = v1.MapGroup("/revaluations").WithTags("Settlements");
        revaluations.MapPost("/preview", PreviewRevaluation).WithName("PreviewRevaluation").WithSummary("Tell what open balances in foreign currency are worth at the closing rate")
            .AcceptsJson<RevaluationRequest>().RequireRoles(Roles.Finance, Roles.Auditor).Problems(_refusedWith).Produces<RevaluationRun>();
        revaluations.MapPost("", PostRevaluation).WithName("PostRevaluation").WithSummary("Value open balances in foreign currency at the closing rate")
            .AcceptsJson<RevaluationRequest>().RequireRoles(Roles.Finance)
            .Problems([.. _refusedWith, RefusalCodes.NoAccount, RefusalCodes.PeriodClosed, ProblemCodes.DuplicateDocument]).Produces<RevaluationRun>(StatusCodes.Status201Created);
    }

    private static Task<Results<Ok<RevaluationRun>, ProblemHttpResult>> PreviewRevaluation(RequestBody body, RevaluationPosting revaluations) => revaluations.Preview(body);

    private static async Task<IResult> PostRevaluation(RequestBody body, IdempotencyKey key, Caller caller, RevaluationPosting revaluations)
    {
        var answer = await revaluations.Post(body, key, caller);
        return answer.Result is OrderCreated created ? new RunCreated(created, "revaluation") : answer;
    }
}
