using IntercompanyPricing.Domain.Money;

namespace IntercompanyPricing.Api.Customers;

/// <summary>The sums of the leakage report in one currency.</summary>
/// <param name="Currency">The currency.</param>
/// <param name="Lines">How many lines.</param>
/// <param name="Amount">What was paid outside.</param>
/// <param name="InternalAmount">What the group would have charged.</param>
/// <param name="Difference">The one less the other.</param>
internal sealed record LeakageTotal(Currency Currency, int Lines, Amount Amount, Amount InternalAmount, Amount Difference);
