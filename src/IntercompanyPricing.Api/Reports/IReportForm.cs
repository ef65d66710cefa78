namespace IntercompanyPricing.Api.Reports;

/// <summary>How a report is written. Pages of rows may be written at the same time; they are sent in order.</summary>
/// <remarks>Safe for any number of threads.</remarks>
internal interface IReportForm
{
    /// <summary>The media type.</summary>
    string ContentType { get; }

    /// <summary>The name of the file that a browser makes of it; null where it shows it.</summary>
    string? FileName { get; }

    /// <summary>What stands between two pages of rows.</summary>
    byte[] Between { get; }

    /// <summary>What stands before the rows.</summary>
    byte[] Beginning();

    /// <summary>Writes rows to a stream, which stays open.</summary>
    void Rows(IEnumerable<ClassificationRow> rows, Stream to);

    /// <summary>What stands after them.</summary>
    byte[] End(long rows, long lastVersion);
}
