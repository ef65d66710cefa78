using IntercompanyPricing.Domain.Money;

namespace IntercompanyPricing.Domain.YearEnd;

/// <summary>
/// A financial year of a tested party, with what its accounts show of the tested activity and this service does not know. All figures are in
/// the party's functional currency. What a figure needs depends on indicator and side: a seller's costs and a buyer's revenue always,
/// operating expenses for indicators of operating profit and the Berry ratio, assets for their return.
/// </summary>
/// <param name="From">The first day: posting dates decide which orders belong to it.</param>
/// <param name="To">The last day.</param>
/// <param name="OtherRevenue">Sales that are not posted here as supplies to controlled parties: what a buyer resells for, or what a seller earns with others in the same activity. Zero or more.</param>
/// <param name="OtherCostOfSales">The cost of goods sold that is not posted here: all of a seller's, zero or more, and of a buyer what it adds, less what it bought and still has in stock (then below zero).</param>
/// <param name="OperatingExpenses">Operating expenses of the activity; zero or more.</param>
/// <param name="OperatingAssets">Operating assets of the activity, the average of the year (26 CFR 1.482-5(d)(6)); zero or more.</param>
/// <param name="ObservedYear">The year of the benchmark's observations that it is compared with; default the year of its last day. An earlier one where the comparables' accounts are not published yet (TPG 3.68-3.71).</param>
public sealed record TestedYear(
    DateOnly From,
    DateOnly To,
    Figure? OtherRevenue = null,
    Figure? OtherCostOfSales = null,
    Figure? OperatingExpenses = null,
    Figure? OperatingAssets = null,
    int? ObservedYear = null)
{
    /// <summary>The year of the observations that it is compared with.</summary>
    internal int Observed => ObservedYear ?? To.Year;

    /// <summary>Whether a day belongs to it.</summary>
    internal bool Holds(DateOnly day) => day >= From && day <= To;
}
