using IntercompanyPricing.Domain.Money;

namespace IntercompanyPricing.Domain.Pricing;

/// <summary>What one comparable earned or charged in one year.</summary>
/// <param name="Comparable">The company or transaction, by a name of the study's own.</param>
/// <param name="Year">The financial year.</param>
/// <param name="Value">The indicator's value: percent, of a Berry ratio the ratio, of a price money for one unit.</param>
/// <param name="Weight">What an average of years weighs it with, such as the year's sales; all observations of a benchmark have one, or none.</param>
public sealed record Observation(string Comparable, int Year, IndicatorValue Value, IndicatorValue? Weight = null);
