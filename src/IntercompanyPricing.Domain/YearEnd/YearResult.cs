using IntercompanyPricing.Domain.Money;

namespace IntercompanyPricing.Domain.YearEnd;

/// <summary>What a tested party earned in one year. Amounts are in its functional currency.</summary>
/// <param name="From">The first day.</param>
/// <param name="To">The last day.</param>
/// <param name="ObservedYear">The year of the benchmark's observations that it is compared with.</param>
/// <param name="Orders">How many posted orders it rests on, those that take back or adjust included.</param>
/// <param name="Posted">What these come to: a seller's sales to controlled parties, or a buyer's purchases from them.</param>
/// <param name="Adjustments">The part of it that notes over supplies in a sum made: year-end adjustments posted before, and volume incentives.</param>
/// <param name="Revenue">All revenue of the activity, given and posted.</param>
/// <param name="CostOfSales">All cost of sales.</param>
/// <param name="OperatingExpenses">Operating expenses; zero where none were given.</param>
/// <param name="OperatingAssets">Operating assets; null where none were given.</param>
/// <param name="Profit">Revenue less cost of sales and, but for indicators of gross profit, operating expenses.</param>
/// <param name="Value">What the indicator comes to: percent, of a Berry ratio the ratio. Rounded to six decimals.</param>
public sealed record YearResult(
    DateOnly From,
    DateOnly To,
    int ObservedYear,
    int Orders,
    Amount Posted,
    Amount Adjustments,
    Amount Revenue,
    Amount CostOfSales,
    Amount OperatingExpenses,
    Amount? OperatingAssets,
    Amount Profit,
    string Value);
