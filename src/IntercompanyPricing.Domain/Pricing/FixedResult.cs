using IntercompanyPricing.Domain.Money;

namespace IntercompanyPricing.Domain.Pricing;

/// <summary>The result that a method with fixed parameters always makes of an indicator, so that it can be tested once, when it is recorded.</summary>
/// <param name="Indicator">The indicator.</param>
/// <param name="Party">Whose result.</param>
/// <param name="Value">The result, in the indicator's unit.</param>
/// <param name="Parameter">The parameter that fixes it.</param>
internal sealed record FixedResult(ProfitIndicator Indicator, TestedParty Party, Exact Value, string Parameter);
