using System.Text.Json;
using IntercompanyPricing.Api.Facts;
using IntercompanyPricing.Api.Http;
using IntercompanyPricing.Api.Orders;
using IntercompanyPricing.Domain;
using IntercompanyPricing.Domain.Classification;
using IntercompanyPricing.Domain.MasterData;
using IntercompanyPricing.Domain.Orders;
using IntercompanyPricing.Domain.Ownership;
using IntercompanyPricing.Domain.Parties;
using IntercompanyPricing.Domain.RelatedParties;
using IntercompanyPricing.Storage.Json;
using Microsoft.AspNetCore.Http.HttpResults;

namespace IntercompanyPricing.Api.Decisions;

/// <summary>Questions that change nothing: is it internal, and what would it cost?</summary>
internal static class DecisionsApi
{
    private static readonly ClassificationValidator _shape = new();

    /// <summary>Maps classifications and quotes.</summary>
    public static void MapDecisions(this IEndpointRouteBuilder v1)
    {
        v1.MapPost("/classifications", Classify).WithName("Classify").WithTags("Decisions")
            .WithSummary("Decide whether a purchase is internal or external, with proof")
            .AcceptsJson<ClassificationRequest>().RequireRoles(Roles.Erp, Roles.Finance, Roles.Auditor)
            .Problems([RefusalCodes.SameParty, RefusalCodes.PartyDissolved, RefusalCodes.PersonAsSeller, .. FactTypeEndpoints.RefusedWith])
            .Produces<Decision>();
        v1.MapPost("/quotes", Quote).WithName("Quote").WithTags("Decisions")
            .WithSummary("Answer an order as it would be posted, and post nothing")
            .AcceptsJson<QuoteRequest>().RequireRoles(Roles.Erp, Roles.Finance, Roles.Auditor)
            .Problems(OrdersApi.RefusedWith).Produces<Order>();
    }

    private static IResult Classify(RequestBody body, Caller caller, FactRecording recording)
    {
        var request = body.Read(ApiJson.Strict.ClassificationRequest);
        if (MayNotSuppose(caller, request.Assume) is { } forbidden)
            return forbidden;
        var faults = Validation.Shape.Check(_shape, request);
        var (facts, refusals) = recording.Assume(request.Assume, request.KnownAt);
        if (faults.Count + refusals.Count > 0)
            return Problem.Of([.. faults, .. refusals]);
        var decision = Classifier.Classify(request.Buyer, request.Seller, request.Date, facts);
        return decision.Succeeded ? new JsonBytes(JsonSerializer.SerializeToUtf8Bytes(decision.Value, DocumentJson.Documents.Decision)) : Problem.Of(decision.Refusals);
    }

    private static IResult Quote(RequestBody body, Caller caller, FactRecording recording, OrderPosting posting)
    {
        var request = body.Read(ApiJson.Strict.QuoteRequest);
        if (MayNotSuppose(caller, request.Assume) is { } forbidden)
            return forbidden;
        if (posting.Fault(request.Order(), caller) is { } problem)
            return problem;
        var (facts, refusals) = recording.Assume(request.Assume, request.KnownAt);
        if (refusals.Count > 0)
            return Problem.Of(refusals);
        var order = posting.OnStanding(facts, (known, standing) => OrderDecision.Decide(request.Order(), known, caller.PeriodAccess, standing));
        return order.Succeeded ? new JsonBytes(JsonSerializer.SerializeToUtf8Bytes(OrderVisibility.Of(order.Value, caller, facts), DocumentJson.Documents.Order)) : Problem.Of(order.Refusals);
    }

    // A policy, programme or price that is only supposed would tell an erp key any seller's costs.
    private static ProblemHttpResult? MayNotSuppose(Caller caller, IReadOnlyList<Fact>? assume)
        => caller.IsErpOnly && assume?.Any(fact => fact is not (Party or Stake or ControlFact or StaffTie or RelatedPartyRule)) == true
            ? Problem.Of(ProblemCodes.Forbidden, "With an erp key parties, stakes, control facts, staff ties and related-party rules can be supposed, nothing else.")
            : null;
}
