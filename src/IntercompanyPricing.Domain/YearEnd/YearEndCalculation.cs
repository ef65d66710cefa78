using IntercompanyPricing.Domain.Money;
using IntercompanyPricing.Domain.Pricing;

namespace IntercompanyPricing.Domain.YearEnd;

/// <summary>
/// Every step from posted orders and given figures to what is adjusted. The average of the years decides whether, the median of the single year how
/// much, and only as far as it moves the average closer to its range or to a point within it (26 CFR 1.482-1(f)(2)(iii)(D)).
/// Values of the indicator are rounded to six decimals; the exact ones are compared.
/// </summary>
/// <param name="TestedParty">Whose result.</param>
/// <param name="TestedAs">As seller or as buyer of what is adjusted.</param>
/// <param name="Indicator">The profit level indicator.</param>
/// <param name="Benchmark">The benchmark.</param>
/// <param name="BenchmarkVersion">Its version.</param>
/// <param name="Currency">The functional currency of the tested party, of all amounts here.</param>
/// <param name="Years">The results of the years, earliest first; the last one is adjusted.</param>
/// <param name="Average">The result of all years together: their profits to what the indicator sets them against.</param>
/// <param name="Lower">The lower end of the range of what the comparables earned in these years.</param>
/// <param name="MedianOfAverages">The median of that range.</param>
/// <param name="Upper">The upper end.</param>
/// <param name="Position">Where the average stands: below, within or above.</param>
/// <param name="MedianOfYear">The median of what the comparables earned in the single year; the mean where the benchmark's rule takes the mean.</param>
/// <param name="ToMedian">What the supplies of the period would cost more, or below zero less, if the year were moved to its median. Rounded to minor units.</param>
/// <param name="ToEndOfRange">What they would cost more or less at most, so that the average does not leave the range at its other end; null where it is within, or where no price does that.</param>
/// <param name="Finding">What the comparison comes to.</param>
/// <param name="Amount">What they cost more, or below zero less; zero where nothing is adjusted.</param>
/// <param name="ValueAfter">The year's result with the adjustment.</param>
/// <param name="AverageAfter">The average with the adjustment.</param>
public sealed record YearEndCalculation(
    string TestedParty,
    TestedParty TestedAs,
    ProfitIndicator Indicator,
    string Benchmark,
    long? BenchmarkVersion,
    Currency Currency,
    IReadOnlyList<YearResult> Years,
    string Average,
    string Lower,
    string MedianOfAverages,
    string Upper,
    string Position,
    string MedianOfYear,
    Amount ToMedian,
    Amount? ToEndOfRange,
    YearEndFinding Finding,
    Amount Amount,
    string ValueAfter,
    string AverageAfter);
