using static IntercompanyPricing.Api.Reports.ReportCsv;

namespace IntercompanyPricing.Api.Reports;

/// <summary>The payroll report as CSV: a header, a row for each person and currency, and a last row of type <c>end</c> with the number of rows and the last version.</summary>
internal static class PayrollCsv
{
    /// <summary>Under which name it is saved.</summary>
    public const string FileName = "payroll.csv";

    private static readonly string[] _header = ["rowType", "employer", "employee", "year", "currency", "orders", "discount", "qualified", "taxable", "lastVersion"];

    /// <summary>Its bytes.</summary>
    public static byte[] Of(PayrollReportAnswer report) => Write(csv =>
    {
        Record(csv, _header);
        foreach (var row in report.Items)
        {
            Record(csv,
            [
                "person", Inert(row.Employer), Inert(row.Employee), TextOf(row.Year), row.Currency.Code, TextOf(row.Orders), row.Discount.ToString(), row.Qualified.ToString(), row.Taxable.ToString(), "",
            ]);
        }

        Record(csv, ["end", "", "", "", "", TextOf(report.RowCount), "", "", "", TextOf(report.LastVersion)]);
    });
}
