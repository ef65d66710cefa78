using System.Text.Json;
using IntercompanyPricing.Api.Http;
using IntercompanyPricing.Api.Orders;
using IntercompanyPricing.Domain;
using IntercompanyPricing.Domain.MasterData;
using IntercompanyPricing.Domain.YearEnd;
using IntercompanyPricing.Storage;
using IntercompanyPricing.Storage.Json;
using Microsoft.AspNetCore.Http.HttpResults;

namespace IntercompanyPricing.Api.YearEnd;

/// <summary>Year-end adjustments: first to be looked at, then to be posted.</summary>
internal static class YearEndApi
{
    private static readonly string[] _refusedWith =
    [
        RefusalCodes.InvalidValue, RefusalCodes.UnknownParty, RefusalCodes.WrongPartyKind, RefusalCodes.SameParty, RefusalCodes.UnknownProduct, RefusalCodes.UnknownCurrency, RefusalCodes.UnknownBenchmark, RefusalCodes.NoBooks, RefusalCodes.CorrectionBeforeOrder,
        RefusalCodes.NoSupplies, RefusalCodes.NegativePrice, RefusalCodes.AmountTooLarge, RefusalCodes.NoRate, RefusalCodes.NoAccount, RefusalCodes.PartyDissolved, RefusalCodes.PeriodClosed, RefusalCodes.NoDifference, ProblemCodes.Busy,
    ];

    /// <summary>Maps them.</summary>
    public static void MapYearEnd(this IEndpointRouteBuilder v1)
    {
        var adjustments = v1.MapGroup("/year-end-adjustments").WithTags("Orders");
        adjustments.MapPost("/preview", Preview).WithName("PreviewYearEndAdjustment").WithSummary("Compare a year's result with a benchmark, and answer the adjustment as it would be posted")
            .AcceptsJson<YearEndRequest>().RequireRoles(Roles.Finance, Roles.Auditor).Problems(_refusedWith).Produces<YearEndPreview>();
        adjustments.MapPost("", Post).WithName("PostYearEndAdjustment").WithSummary("Adjust the transfer prices of a year by debit or credit notes")
            .AcceptsJson<YearEndRequest>().RequireRoles(Roles.Finance).Problems([.. _refusedWith, ProblemCodes.DuplicateDocument]);
    }

    private static async Task<IResult> Preview(RequestBody body, Caller caller, FactLog log, IStore store, StoreWriter writer, CancellationToken hungUp)
    {
        var request = body.Read(DocumentJson.Documents.YearEndRequest);
        if (Validation.Shape.Check(YearEndPosting.Shape, request) is { Count: > 0 } faults)
            return Problem.Of(faults);

        // Another instance may have posted orders on facts that this one was not told of yet.
        if (store.IsShared)
            await writer.CatchUp();
        var facts = log.Latest;
        var decided = YearEndAdjustment.Decide(request, new YearEndReading(request, store).Read(hungUp: hungUp), facts, caller.PeriodAccess);
        return decided.Succeeded
            ? new JsonBytes(JsonSerializer.SerializeToUtf8Bytes(new YearEndPreview(decided.Value.Calculation, decided.Value.Orders, facts.KnownAt), ApiJson.Strict.YearEndPreview))
            : Problem.Of(decided.Refusals);
    }

    private static Task<Results<OrderCreated, ProblemHttpResult>> Post(RequestBody body, IdempotencyKey key, Caller caller, YearEndPosting posting) => posting.Post(body, key, caller);
}
