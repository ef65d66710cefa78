using IntercompanyPricing.Domain.Pricing;

namespace IntercompanyPricing.Domain.YearEnd;

/// <summary>
/// A year-end adjustment: the result of a tested party's activity is compared with a benchmark, and its transfer prices of the period are
/// adjusted in a sum where it is out of the range (TPG 3.70, 26 CFR 1.482-1(f)(2)(iii)(D)).
/// </summary>
/// <param name="TestedParty">The company whose result is tested. It keeps books here. Whether it is tested as seller or as buyer the benchmark says.</param>
/// <param name="Indicator">The profit level indicator: the benchmark's own, said again so that nobody takes the wrong study.</param>
/// <param name="Benchmark">The benchmark; the version in force on the last day of the period counts.</param>
/// <param name="Period">The period that is adjusted, normally a financial year.</param>
/// <param name="Date">The day on which the adjustment is posted: not before the period ends. The rate and the accounts are those of this day.</param>
/// <param name="SellerDocument">The number of the debit or credit note; where there are several, <c>/1</c>, <c>/2</c> and so on are put behind it.</param>
/// <param name="EarlierYears">The years before that the result is averaged with, earliest first; the period alone where absent.</param>
/// <param name="Counterparties">The companies whose supplies are the tested activity; all companies of the group and related parties where absent.</param>
/// <param name="Products">The products that are the tested activity; all where absent.</param>
/// <param name="Currency">The currency in which it is posted; default the tested party's functional one.</param>
/// <param name="BuyerDocument">The buyer's number for it, continued as the seller's is.</param>
/// <param name="Reason">Why, for people: at most 500 characters; default names party and period.</param>
public sealed record YearEndRequest(
    string TestedParty,
    ProfitIndicator Indicator,
    string Benchmark,
    TestedYear Period,
    DateOnly Date,
    string SellerDocument,
    IReadOnlyList<TestedYear>? EarlierYears = null,
    IReadOnlyList<string>? Counterparties = null,
    IReadOnlyList<string>? Products = null,
    string? Currency = null,
    string? BuyerDocument = null,
    string? Reason = null)
{
    /// <summary>All years, earliest first; the last one is adjusted.</summary>
    internal IReadOnlyList<TestedYear> Years => [.. EarlierYears ?? [], Period];

    /// <summary>The place of one of <see cref="Years"/> in the request.</summary>
    internal string PointerTo(int year) => year < (EarlierYears?.Count ?? 0) ? $"/earlierYears/{year}" : "/period";
}
