namespace IntercompanyPricing.Api.Reports;

/// <summary>The classification report as JSON. Only the API description is made from this type; the report is streamed.</summary>
/// <param name="Items">One row a line, in commit order.</param>
/// <param name="RowCount">How many.</param>
/// <param name="LastVersion">The last version of the facts when the report began.</param>
internal sealed record ClassificationReportAnswer(IReadOnlyList<ClassificationRow> Items, long RowCount, long LastVersion);
