namespace IntercompanyPricing.Api.Ownership;

/// <summary>In which form a chart is answered.</summary>
internal enum ChartFormat
{
    /// <summary>image/svg+xml.</summary>
    Svg,

    /// <summary>text/vnd.mermaid.</summary>
    Mermaid,
}
