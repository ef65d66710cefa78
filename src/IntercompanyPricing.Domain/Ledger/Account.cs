using IntercompanyPricing.Domain.MasterData;

namespace IntercompanyPricing.Domain.Ledger;

/// <summary>An account of the chart.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Name">Its name.</param>
/// <param name="AccountType">What it collects.</param>
/// <param name="Company">The company whose chart it is in; all companies' where absent.</param>
/// <param name="EffectiveFrom">The first day; always where absent.</param>
/// <param name="Evidence"><inheritdoc cref="Fact" path="/param[@name='Evidence']"/></param>
/// <param name="Withdrawn"><inheritdoc cref="Fact" path="/param[@name='Withdrawn']"/></param>
public sealed record Account(
    string Number,
    string Name,
    AccountType AccountType,
    string? Company = null,
    DateOnly? EffectiveFrom = null,
    string? Evidence = null,
    bool Withdrawn = false) : Fact(Evidence, Withdrawn)
{
    /// <inheritdoc/>
    protected override string OwnKey => KeyOf(Number, Company);

    /// <inheritdoc/>
    protected override DateOnly OwnHoldsFrom => EffectiveFrom ?? DateOnly.MinValue;

    /// <summary>The key of an account of one company's chart, or of the chart of all.</summary>
    internal static string KeyOf(string number, string? company) => company is null ? number : $"{number}:{company}";
}
