namespace IntercompanyPricing.Api.Reports;

/// <summary>The payroll report.</summary>
/// <param name="Items">By employer, employee and currency.</param>
/// <param name="RowCount">How many.</param>
/// <param name="LastVersion">The last version of the facts when the report began.</param>
internal sealed record PayrollReportAnswer(IReadOnlyList<PayrollRow> Items, long RowCount, long LastVersion);
