namespace IntercompanyPricing.Domain.Pricing;

/// <summary>Where a tested result stands in an arm's length range (TPG 3.55-3.62).</summary>
/// <param name="Benchmark">The benchmark.</param>
/// <param name="Indicator">The profit level indicator.</param>
/// <param name="Value">The tested result.</param>
/// <param name="Lower">The lower end of the range.</param>
/// <param name="Median">The median.</param>
/// <param name="Upper">The upper end.</param>
/// <param name="Position">below, within or above.</param>
public sealed record RangeTest(string Benchmark, string Indicator, string Value, string Lower, string Median, string Upper, string Position);
