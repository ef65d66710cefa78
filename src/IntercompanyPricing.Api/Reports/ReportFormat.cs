namespace IntercompanyPricing.Api.Reports;

/// <summary>In which form a report is answered.</summary>
internal enum ReportFormat
{
    /// <summary>application/json.</summary>
    Json,

    /// <summary>text/csv.</summary>
    Csv,
}
