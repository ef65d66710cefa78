using IntercompanyPricing.Domain.MasterData;

namespace IntercompanyPricing.Domain.Ledger;

/// <summary>The state of a month of a company's books. A month that nothing is said of is open; the latest version counts.</summary>
/// <param name="Company">The company.</param>
/// <param name="Month">The month of posting, such as <c>2026-03</c>.</param>
/// <param name="State">Who may still post into it.</param>
/// <param name="Evidence"><inheritdoc cref="Fact" path="/param[@name='Evidence']"/></param>
/// <param name="Withdrawn"><inheritdoc cref="Fact" path="/param[@name='Withdrawn']"/></param>
public sealed record Period(string Company, string Month, PeriodState State, string? Evidence = null, bool Withdrawn = false) : Fact(Evidence, Withdrawn)
{
    /// <inheritdoc/>
    protected override string OwnKey => KeyOf(Company, Month);

    /// <inheritdoc/>
    protected override DateOnly OwnHoldsFrom => DateOnly.MinValue;

    /// <summary>The month of a day.</summary>
    internal static string MonthOf(DateOnly day) => $"{day:yyyy-MM}";

    internal static string KeyOf(string company, string month) => $"{company}:{month}";
}
