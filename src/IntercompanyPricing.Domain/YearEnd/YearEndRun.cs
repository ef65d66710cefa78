namespace IntercompanyPricing.Domain.YearEnd;

/// <summary>What a year-end adjustment rests on: kept in each of its orders, so that anyone can work it out again.</summary>
/// <param name="Asked">What was asked for, with the given figures.</param>
/// <param name="Calculation">Every step of it.</param>
/// <param name="Parts">All notes that it made, this one included.</param>
/// <param name="UpTo">The place in commit order of the last order that was counted.</param>
public sealed record YearEndRun(YearEndRequest Asked, YearEndCalculation Calculation, IReadOnlyList<YearEndPart> Parts, long UpTo);
