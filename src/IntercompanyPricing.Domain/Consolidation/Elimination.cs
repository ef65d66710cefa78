using IntercompanyPricing.Domain.Money;

namespace IntercompanyPricing.Domain.Consolidation;

/// <summary>What two companies of a group have of one trade with each other: it is eliminated where both sides agree.</summary>
/// <param name="Kind">Revenue against purchases, or receivable against payable.</param>
/// <param name="Seller">The company that sold.</param>
/// <param name="Buyer">The company that bought.</param>
/// <param name="LowestCommonParent">The lowest party that controlled both when they traded: in its consolidation it is eliminated first, and in those above it again.</param>
/// <param name="EliminationKey">What both sides share.</param>
/// <param name="Order">The first order with that key.</param>
/// <param name="Currency">The transaction currency of the two amounts.</param>
/// <param name="SellersAmount">Revenue or receivable in the seller's books; below zero where more was taken back.</param>
/// <param name="BuyersAmount">Purchases or payable in the buyer's books.</param>
/// <param name="Eliminated">What is eliminated, in the currency of the report: trades at the rate of their posting date, balances at the closing rate (IAS 21.39); null where the two sides differ, as where one of them keeps no books here.</param>
public sealed record Elimination(
    EliminationKind Kind, string Seller, string Buyer, string? LowestCommonParent, string EliminationKey, Guid? Order, Currency Currency, Amount SellersAmount, Amount BuyersAmount, Amount? Eliminated);
