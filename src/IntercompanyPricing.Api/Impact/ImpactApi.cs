using IntercompanyPricing.Api.Facts;
using IntercompanyPricing.Api.Http;
using IntercompanyPricing.Api.Validation;
using IntercompanyPricing.Domain;
using IntercompanyPricing.Domain.MasterData;
using IntercompanyPricing.Storage;

namespace IntercompanyPricing.Api.Impact;

/// <summary>Which orders facts change: those only supposed, and those recorded after the orders were posted.</summary>
internal static class ImpactApi
{
    private static readonly ImpactValidator _shape = new();

    /// <summary>Maps them.</summary>
    public static void MapImpact(this IEndpointRouteBuilder v1)
    {
        v1.MapPost("/ownership/impact", OfSupposedFacts).WithName("AssessImpact").WithTags("Ownership")
            .WithSummary("Tell which orders would change class or price if facts were recorded")
            .WithMetadata(new BodyLimit(FactBatch.MaxLength)).AcceptsJson<ImpactRequest>().RequireRoles(Roles.Finance, Roles.Auditor)
            .Problems([.. FactTypeEndpoints.RefusedWith]).Produces<ImpactAnswer>();
        v1.MapGet("/reports/backdated-facts", OfBackdatedFacts).WithName("BackdatedFactsReport").WithTags("Reports")
            .WithSummary("List orders that would be decided otherwise on what is known now")
            .Takes(
                QueryParameter.Date("from", "First date of supply."), QueryParameter.Date("to", "Last date of supply."),
                QueryParameter.Text("company", "Orders that this company, its departments or its staff bought or sold."))
            .RequireRoles(Roles.Finance, Roles.Auditor).Problems(ProblemCodes.Busy).Produces<ImpactAnswer>();
    }

    private static async Task<IResult> OfSupposedFacts(RequestBody body, FactRecording recording, FactLog log, IStore store, StoreWriter writer)
    {
        var request = body.Read(ApiJson.Strict.ImpactRequest);
        if (Shape.Check(_shape, request) is { Count: > 0 } faults)
            return Problem.Of(faults);
        var orders = await Orders(request.From, request.To, request.Company, store, writer);
        var known = log.Latest;
        var (supposed, refusals) = recording.Assume(request.Assume, known.KnownAt);
        if (request.Company is { } company && log.Parties.Of(company) is null)
            refusals = [new Refusal(RefusalCodes.UnknownParty, "/company", $"No party '{company}' is known."), .. refusals];
        return refusals.Count > 0 ? Problem.Of(refusals) : new ImpactReport(orders, known.KnownAt, new OrderComparison(_ => known, supposed, request.Assume), store);
    }

    private static async Task<IResult> OfBackdatedFacts(QueryValues query, FactLog log, IStore store, StoreWriter writer)
    {
        var (from, to, company) = (query.Date("from"), query.Date("to"), CompanyParameter.OfReport(query, log));
        if (to < from)
            throw QueryValues.Invalid("to", "is before from");
        var orders = await Orders(from, to, company, store, writer);
        var known = log.Latest;
        return new ImpactReport(orders, known.KnownAt, new OrderComparison(posted => log.At(posted.KnownAt), known), store);
    }

    // Other instances may have posted orders up to there on facts that this one was not told of yet.
    private static async Task<OrderQuery> Orders(DateOnly? from, DateOnly? to, string? company, IStore store, StoreWriter writer)
    {
        var orders = new OrderQuery(0, From: from, To: to, Company: company, UpTo: store.LastOrder());
        if (store.IsShared)
            await writer.CatchUp();
        return orders;
    }
}
