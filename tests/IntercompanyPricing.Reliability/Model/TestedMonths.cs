namespace IntercompanyPricing.Reliability.Model;

/// <summary>Some months of a company whose result is tested.</summary>
/// <param name="From">The first day.</param>
/// <param name="To">The last day.</param>
/// <param name="Observed">The year of the comparables that they are compared with.</param>
/// <param name="Percent">What the company spent, or as a buyer earned, in percent of what is posted.</param>
internal sealed record TestedMonths(DateOnly From, DateOnly To, int Observed, int Percent);
