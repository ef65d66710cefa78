using IntercompanyPricing.Domain.Money;

namespace IntercompanyPricing.Domain.Reconciliation;

/// <summary>What one company owes another in one currency, by the books of both.</summary>
/// <param name="Seller">The company that is owed.</param>
/// <param name="Buyer">The company that owes.</param>
/// <param name="Currency">The transaction currency.</param>
/// <param name="Items">How many open items.</param>
/// <param name="Receivable">In the seller's books; null where none are kept here.</param>
/// <param name="Payable">In the buyer's books; null where none are kept here.</param>
/// <param name="Difference">Receivable less payable; null where one side keeps no books here.</param>
/// <param name="SellersFunctionalCurrency">The seller's functional currency.</param>
/// <param name="SellersFunctionalAmount">What the receivable stands in the books at.</param>
/// <param name="BuyersFunctionalCurrency">The buyer's functional currency.</param>
/// <param name="BuyersFunctionalAmount">What the payable stands in the books at.</param>
public sealed record PairBalance(
    string Seller, string Buyer, Currency Currency, int Items, Amount? Receivable, Amount? Payable, Amount? Difference,
    Currency? SellersFunctionalCurrency, Amount? SellersFunctionalAmount, Currency? BuyersFunctionalCurrency, Amount? BuyersFunctionalAmount);
