namespace IntercompanyPricing.Domain.YearEnd;

/// <summary>What a comparison with a benchmark comes to (26 CFR 1.482-1(f)(2)(iii)(D)).</summary>
public enum YearEndFinding
{
    /// <summary>The average of the years is within the range: nothing is adjusted, whatever the year itself was.</summary>
    WithinRange,

    /// <summary>The average is out of the range, but the year itself is at the median: nothing is left to adjust.</summary>
    AtMedian,

    /// <summary>The average is out of the range, and the year itself is beyond the median: to adjust it would move the average further away.</summary>
    OtherWay,

    /// <summary>The year is adjusted to the median of its own year.</summary>
    ToMedian,

    /// <summary>The year is adjusted towards its median, and only as far as the average stays within the range.</summary>
    ToEndOfRange,
}
