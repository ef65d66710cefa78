using IntercompanyPricing.Domain.Money;

namespace IntercompanyPricing.Domain.Settlements;

/// <summary>What a company gains and loses by a revaluation.</summary>
/// <param name="Company">The company.</param>
/// <param name="FunctionalCurrency">Its functional currency.</param>
/// <param name="Gains">The sum of all gains.</param>
/// <param name="Losses">The sum of all losses, zero or more.</param>
public sealed record RevaluedTotal(string Company, Currency FunctionalCurrency, Amount Gains, Amount Losses);
