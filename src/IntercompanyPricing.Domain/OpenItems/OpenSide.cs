using IntercompanyPricing.Domain.Money;

namespace IntercompanyPricing.Domain.OpenItems;

/// <summary>What is open of an order in one company's books.</summary>
/// <param name="Amount">In transaction currency; above zero where the buyer owes the seller.</param>
/// <param name="FunctionalCurrency">The company's functional currency.</param>
/// <param name="FunctionalAmount">What it stands in the books at.</param>
/// <param name="Lines">By account.</param>
public sealed record OpenSide(Amount Amount, Currency FunctionalCurrency, Amount FunctionalAmount, IReadOnlyList<OpenLine> Lines);
