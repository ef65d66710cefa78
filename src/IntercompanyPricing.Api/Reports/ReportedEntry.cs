namespace IntercompanyPricing.Api.Reports;

/// <summary>A journal entry of a <see cref="ReportedOrder"/>, and the rate at which it was converted.</summary>
internal sealed record ReportedEntry
{
    public string Company { get; set; } = "";

    public string? Rate { get; set; }

    public DateOnly? RateDate { get; set; }
}
