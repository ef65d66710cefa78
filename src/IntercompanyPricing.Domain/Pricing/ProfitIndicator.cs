namespace IntercompanyPricing.Domain.Pricing;

/// <summary>A profit level indicator, or the price itself: what a benchmark observes and a line is tested by (TPG 2.64-2.113).</summary>
public enum ProfitIndicator
{
    /// <summary>The price of one unit, in the benchmark's currency.</summary>
    Price,

    /// <summary>Gross profit in percent of sales.</summary>
    GrossMargin,

    /// <summary>Gross profit in percent of the cost of goods sold.</summary>
    GrossMarkup,

    /// <summary>Operating profit in percent of all costs: the full cost mark-up (TPG 2.98).</summary>
    NetCostPlus,

    /// <summary>Operating profit in percent of sales (TPG 2.96).</summary>
    ReturnOnSales,

    /// <summary>Gross profit divided by operating expenses, a ratio: 1.2 is a fifth more (TPG 2.106).</summary>
    BerryRatio,

    /// <summary>Operating profit in percent of operating assets (TPG 2.103).</summary>
    ReturnOnAssets,
}
