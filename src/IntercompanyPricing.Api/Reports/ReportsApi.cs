using IntercompanyPricing.Api.Http;
using IntercompanyPricing.Domain.MasterData;
using IntercompanyPricing.Storage;

namespace IntercompanyPricing.Api.Reports;

/// <summary>Reports for finance and auditors.</summary>
internal static class ReportsApi
{
    /// <summary>Maps them.</summary>
    public static void MapReports(this IEndpointRouteBuilder v1)
        => v1.MapGroup("/reports").WithTags("Reports").MapGet("/classification", ClassificationReport).WithName("ClassificationReport")
            .WithSummary("One row for each line of each order: verdict, proof, policy, price, rate, who and when")
            .Takes(
                QueryParameter.Date("from", "First date of supply."),
                QueryParameter.Date("to", "Last date of supply."),
                QueryParameter.Text("company", "Orders that this company, its departments or its staff bought or sold."),
                QueryParameter.Term<ReportFormat>("format", "The form; otherwise the Accept header decides, and JSON where that leaves it open."))
            .RequireRoles(Roles.Finance, Roles.Auditor).Problems(ProblemCodes.Busy).Produces<ClassificationReportAnswer>(StatusCodes.Status200OK, "application/json", "text/csv");

    private static async Task<ClassificationReport> ClassificationReport(HttpRequest request, QueryValues query, IStore store, StoreWriter writer, FactLog log)
    {
        var (from, to) = (query.Date("from"), query.Date("to"));
        if (to < from)
            throw QueryValues.Invalid("to", "is before from");
        var format = query.Term<ReportFormat>("format") ?? (AcceptHeader.BestOf(request, "application/json", "text/csv") == "text/csv" ? ReportFormat.Csv : ReportFormat.Json);
        IReportForm form = format == ReportFormat.Csv ? new ClassificationCsv() : new ClassificationJson();
        var last = store.LastOrder();

        // Other instances may have posted orders up to there on facts that this one was not told of yet.
        if (store.IsShared)
            await writer.CatchUp();

        return new ClassificationReport(new OrderQuery(0, From: from, To: to, Company: CompanyParameter.OfReport(query, log), UpTo: last), form, store, log);
    }
}
