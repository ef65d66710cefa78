using IntercompanyPricing.Domain.Money;

namespace IntercompanyPricing.Domain.Settlements;

/// <summary>An open item in one company's books at the closing rate.</summary>
/// <param name="Order">The order.</param>
/// <param name="Company">Whose books.</param>
/// <param name="Counterparty">The other company.</param>
/// <param name="SellerDocument">The seller's document number.</param>
/// <param name="Currency">The transaction currency.</param>
/// <param name="Amount">What is open: above zero the company is owed, below zero it owes.</param>
/// <param name="Rate">The closing rate, a decimal of at most ten places. The calculation uses the exact one.</param>
/// <param name="FunctionalCurrency">The company's functional currency.</param>
/// <param name="Carried">What it stands in the books at on that day, signed as <paramref name="Amount"/>.</param>
/// <param name="Valued">What it is worth at the closing rate.</param>
/// <param name="Gain">Valued less carried; below zero a loss.</param>
public sealed record RevaluedItem(
    Guid Order, string Company, string Counterparty, string SellerDocument, Currency Currency, Amount Amount, string Rate, Currency FunctionalCurrency, Amount Carried, Amount Valued, Amount Gain);
