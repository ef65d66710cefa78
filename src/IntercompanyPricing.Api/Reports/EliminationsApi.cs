using System.Text.Json;
using IntercompanyPricing.Api.Http;
using IntercompanyPricing.Domain;
using IntercompanyPricing.Domain.Classification;
using IntercompanyPricing.Domain.Consolidation;
using IntercompanyPricing.Domain.MasterData;
using IntercompanyPricing.Domain.Parties;
using IntercompanyPricing.Storage;

namespace IntercompanyPricing.Api.Reports;

/// <summary>What a parent eliminates when it consolidates.</summary>
internal static class EliminationsApi
{
    private static readonly QueryParameter _parent = QueryParameter.Text("parent", "The company that consolidates.") with { IsRequired = true };
    private static readonly QueryParameter _asOf = QueryParameter.Date("asOf", "The closing date, the last posting date that counts; today (UTC) where absent.");
    private static readonly QueryParameter _from = QueryParameter.Date("from", "The first posting date of the period; the first day of the closing date's year where absent.");
    private static readonly QueryParameter _format = QueryParameter.Term<ReportFormat>("format", "The form; otherwise the Accept header decides, and JSON where that leaves it open.");

    /// <summary>Maps it.</summary>
    public static void MapEliminations(this IEndpointRouteBuilder v1)
        => v1.MapGet("/reports/eliminations", EliminationReport).WithName("EliminationReport").WithTags("Reports")
            .WithSummary("What a parent eliminates of its group's trade, balances and profit in stock, with entries")
            .Takes(_parent, _asOf, _from, _format).RequireRoles(Roles.Finance, Roles.Auditor)
            .Problems(RefusalCodes.NoRate, RefusalCodes.NoAccount, RefusalCodes.AmountTooLarge, ProblemCodes.Busy)
            .Produces<EliminationReport>(StatusCodes.Status200OK, "application/json", "text/csv");

    private static async Task<IResult> EliminationReport(HttpRequest request, QueryValues query, IStore store, StoreWriter writer, FactLog log, TimeProvider clock)
    {
        var asOf = query.Date(_asOf.Name) ?? DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        var from = query.Date(_from.Name) ?? new DateOnly(asOf.Year, 1, 1);
        if (asOf < from)
            throw QueryValues.Invalid(_asOf.Name, "is before from");
        if (from == DateOnly.MinValue)
            throw QueryValues.Invalid(_from.Name, "has no day before it");

        // Other instances may have posted orders up to there on facts that this one was not told of yet.
        var orders = new OrderQuery(0, Classification: Verdict.Internal, UpTo: store.LastOrder());
        if (store.IsShared)
            await writer.CatchUp();
        var facts = log.Latest;
        var run = new EliminationRun(Parent(query.Text(_parent.Name)!, asOf, facts), from, asOf, facts);
        foreach (var order in PostedOrders.All(store, orders, request.HttpContext.RequestAborted))
            run.Add(order);

        var report = run.Complete();
        if (!report.Succeeded)
            return Problem.Of(report.Refusals);
        var format = query.Term<ReportFormat>(_format.Name) ?? (AcceptHeader.BestOf(request, "application/json", "text/csv") == "text/csv" ? ReportFormat.Csv : ReportFormat.Json);
        return format == ReportFormat.Csv
            ? TypedResults.File(EliminationCsv.Of(report.Value), ReportCsv.ContentType, EliminationCsv.FileName)
            : new JsonBytes(JsonSerializer.SerializeToUtf8Bytes(report.Value, ApiJson.Strict.EliminationReport));
    }

    private static Party Parent(string id, DateOnly asOf, KnownFacts facts)
        => facts.Party(id, asOf)?.Fact is not { } party ? throw QueryValues.Invalid(_parent.Name, "names no party that is known")
            : party.FunctionalCurrency is null ? throw QueryValues.Invalid(_parent.Name, "names no company with a functional currency to report in")
            : party;
}
