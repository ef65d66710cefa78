using IntercompanyPricing.Domain.Money;

namespace IntercompanyPricing.Domain.Pricing;

/// <summary>The range of a benchmark and its median, exact, in the unit of its indicator.</summary>
/// <param name="Lower">The lower end; still within.</param>
/// <param name="Median">The median; of less than six results under the rule of India their mean.</param>
/// <param name="Upper">The upper end; still within.</param>
public sealed record ArmsLengthRange(Exact Lower, Exact Median, Exact Upper)
{
    private const int IndiaNeeds = 6;

    // Every line that is tested tells them.
    internal string LowerText { get; } = IndicatorValue.TextOf(Lower);

    internal string MedianText { get; } = IndicatorValue.TextOf(Median);

    internal string UpperText { get; } = IndicatorValue.TextOf(Upper);

    private static readonly Percent _usualTolerance = Percent.Parse("3");

    /// <summary>The range of a benchmark.</summary>
    public static ArmsLengthRange Of(Benchmark benchmark) => benchmark.Range;

    /// <summary>The same, computed from the observations.</summary>
    internal static ArmsLengthRange Compute(Benchmark benchmark)
    {
        var results = Results(benchmark);
        if (!IsMeanWithTolerance(benchmark))
        {
            var (low, high) = benchmark.Quartiles == QuartileRule.India ? (35, 65) : (25, 75);
            return new(Quartile.Of(benchmark.Quartiles, results, low), Quartile.Of(benchmark.Quartiles, results, 50), Quartile.Of(benchmark.Quartiles, results, high));
        }

        var mean = results.Aggregate(Exact.Zero, (sum, result) => sum + result) / Exact.FromScaled(results.Count, 0);
        return AroundTheMean(mean, Exact.Fraction(benchmark.TolerancePercent ?? _usualTolerance), benchmark.Indicator);
    }

    /// <summary>The results that the range is made of, in ascending order: one for each comparable, or one for each observation.</summary>
    public static IReadOnlyList<Exact> Results(Benchmark benchmark)
    {
        var results = benchmark.MultiYear == MultiYear.Pooled
            ? benchmark.Observations.Select(observation => observation.Value.Value)
            : benchmark.Observations.GroupBy(observation => observation.Comparable, StringComparer.Ordinal).Select(Average);
        return [.. results.Order()];
    }

    /// <summary>Whether the rule of India takes the mean and a tolerance of so many results.</summary>
    public static bool IsMeanWithTolerance(Benchmark benchmark) => benchmark.Quartiles == QuartileRule.India && Results(benchmark).Count < IndiaNeeds;

    /// <summary>Whether a tolerance on the price makes a range of the indicator by itself, without knowing what was sold.</summary>
    public static bool TakesTolerance(Benchmark benchmark)
        => benchmark.Indicator == ProfitIndicator.Price || (benchmark.Tested == TestedParty.Seller && benchmark.Indicator is not (ProfitIndicator.BerryRatio or ProfitIndicator.ReturnOnAssets));

    // The arm's length price may differ from the price p by a tolerance t in percent of p, so that p lies between the price at
    // the mean divided by 1 + t and by 1 - t. With the seller's costs c, p is c (1 + mark-up) or c / (1 - margin).
    private static ArmsLengthRange AroundTheMean(Exact mean, Exact tolerance, ProfitIndicator indicator)
    {
        var (more, less) = (Exact.One + tolerance, Exact.One - tolerance);
        var hundred = Percent.Hundred.Value;
        return indicator switch
        {
            ProfitIndicator.Price => new(mean / more, mean, mean / less),
            ProfitIndicator.GrossMarkup or ProfitIndicator.NetCostPlus => new(((hundred + mean) / more) - hundred, mean, ((hundred + mean) / less) - hundred),
            _ => new(hundred - ((hundred - mean) * more), mean, hundred - ((hundred - mean) * less)),
        };
    }

    private static Exact Average(IEnumerable<Observation> years)
    {
        var (sum, weights) = (Exact.Zero, Exact.Zero);
        foreach (var year in years)
        {
            var weight = year.Weight?.Value ?? Exact.One;
            (sum, weights) = (sum + (year.Value.Value * weight), weights + weight);
        }

        return sum / weights;
    }
}
