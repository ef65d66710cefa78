using IntercompanyPricing.Domain.Classification;
using IntercompanyPricing.Domain.Money;

namespace IntercompanyPricing.Domain.Consolidation;

/// <summary>
/// The seller's profit in what a company of the group still holds. It is eliminated in full, even where others own a part of the
/// seller (IFRS 10 B86(c)); their share of it is stated (IFRS 10 B94).
/// </summary>
/// <param name="Company">The company that holds the stock.</param>
/// <param name="Product">The product.</param>
/// <param name="Seller">The company that sold it.</param>
/// <param name="LowestCommonParent">The lowest party that controlled both when they traded.</param>
/// <param name="Direction">Downstream from a parent, upstream from a subsidiary; null between sisters.</param>
/// <param name="CountedOn">The day of the count; null where nothing is held any more, and only the profit at the beginning is left to state.</param>
/// <param name="Quantity">How much of the stock came from this seller.</param>
/// <param name="Price">What the company paid for it, in the currency of the report at the rates of the purchases.</param>
/// <param name="Cost">What it cost the seller.</param>
/// <param name="Profit">Price less cost: unrealised. Below zero for a loss, which may show an impairment.</param>
/// <param name="MarkupPercent">The profit in percent of the cost, to six decimals; null without a cost.</param>
/// <param name="MarginPercent">The profit in percent of the price, to six decimals; null without a price.</param>
/// <param name="OpeningProfit">The same profit in the stock on the day before the period: it was eliminated then, and is realised now as far as it is no longer there.</param>
/// <param name="MinorityPercent">What others than the parent's shareholders own of the seller; null where the registers leave it open.</param>
/// <param name="MinorityShare">Their share of the profit; null as above.</param>
public sealed record StockProfit(
    string Company, string Product, string Seller, string? LowestCommonParent, Direction? Direction, DateOnly? CountedOn, Quantity Quantity,
    Amount Price, Amount Cost, Amount Profit, Percent? MarkupPercent, Percent? MarginPercent, Amount OpeningProfit, Percent? MinorityPercent, Amount? MinorityShare);
