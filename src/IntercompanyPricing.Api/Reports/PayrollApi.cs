using System.Text.Json;
using IntercompanyPricing.Api.Http;
using IntercompanyPricing.Domain.MasterData;
using IntercompanyPricing.Storage;

namespace IntercompanyPricing.Api.Reports;

/// <summary>What payroll must know of staff purchases.</summary>
internal static class PayrollApi
{
    /// <summary>Maps it.</summary>
    public static void MapPayroll(this IEndpointRouteBuilder v1)
        => v1.MapGet("/reports/payroll", Report).WithName("PayrollReport").WithTags("Reports")
            .WithSummary("Staff discounts of a year person by person: what is free of tax and what is income")
            .Takes(
                QueryParameter.Whole("year", "The calendar year of the dates of supply.", 1, 9999) with { IsRequired = true },
                QueryParameter.Text("company", "The employer that runs the payroll; all where absent."),
                QueryParameter.Term<ReportFormat>("format", "The form; otherwise the Accept header decides, and JSON where that leaves it open."))
            .RequireRoles(Roles.Finance, Roles.Auditor).Produces<PayrollReportAnswer>(StatusCodes.Status200OK, "application/json", "text/csv");

    private static IResult Report(HttpRequest request, QueryValues query, IStore store, FactLog log)
    {
        var (year, company, lastVersion) = (query.Whole("year")!.Value, CompanyParameter.OfReport(query, log), log.Version);
        var rows = PayrollReport.Of(store, year, company, request.HttpContext.RequestAborted);
        var report = new PayrollReportAnswer(rows, rows.Count, lastVersion);
        var format = query.Term<ReportFormat>("format") ?? (AcceptHeader.BestOf(request, "application/json", "text/csv") == "text/csv" ? ReportFormat.Csv : ReportFormat.Json);
        return format == ReportFormat.Csv
            ? TypedResults.File(PayrollCsv.Of(report), ReportCsv.ContentType, PayrollCsv.FileName)
            : new JsonBytes(JsonSerializer.SerializeToUtf8Bytes(report, ApiJson.Strict.PayrollReportAnswer));
    }
}
