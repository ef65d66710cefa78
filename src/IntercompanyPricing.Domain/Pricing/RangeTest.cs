namespace IntercompanyPricing.Domain.Pricing;

/// <summary>Where a tested result stands in an arm's length range (TPG 3.55-3.62). Values are in the unit of the indicator, rounded to six decimals; the position is found with the exact ones.</summary>
/// <param name="Benchmark">The benchmark.</param>
/// <param name="Indicator">The profit level indicator, such as <c>net-cost-plus</c>.</param>
/// <param name="Value">The tested result: what the policy's own price makes of the indicator.</param>
/// <param name="Lower">The lower end of the range.</param>
/// <param name="Median">The median.</param>
/// <param name="Upper">The upper end.</param>
/// <param name="Position">below, within or above.</param>
/// <param name="BenchmarkVersion">The version of the benchmark.</param>
/// <param name="TestedParty">Whose result it is.</param>
/// <param name="OnOutOfRange">What was done because it is out of the range: warn, or median where the price was set to it; null within.</param>
public sealed record RangeTest(
    string Benchmark, string Indicator, string Value, string Lower, string Median, string Upper, string Position,
    long? BenchmarkVersion = null, TestedParty? TestedParty = null, OnOutOfRange? OnOutOfRange = null);
