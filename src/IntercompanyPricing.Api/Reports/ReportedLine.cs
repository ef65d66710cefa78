namespace IntercompanyPricing.Api.Reports;

/// <summary>A line of a <see cref="ReportedOrder"/>.</summary>
internal sealed record ReportedLine
{
    public int Number { get; set; }

    public string Product { get; set; } = "";

    public string Quantity { get; set; } = "";

    public string Unit { get; set; } = "";

    public string UnitPrice { get; set; } = "";

    public string Amount { get; set; } = "";

    public string? ListPrice { get; set; }

    public string Method { get; set; } = "";

    public string? Policy { get; set; }

    public long? PolicyVersion { get; set; }

    public string? Programme { get; set; }

    public long? ProgrammeVersion { get; set; }

    /// <summary>The first exchange rate among the price's steps.</summary>
    public string? PriceRate { get; set; }

    public DateOnly? PriceRateDate { get; set; }

    public string? Benchmark { get; set; }

    public string? Indicator { get; set; }

    public string? IndicatorValue { get; set; }

    public string? RangePosition { get; set; }
}
