using System.Text.Json.Serialization;
using IntercompanyPricing.Domain.MasterData;
using IntercompanyPricing.Domain.Money;

namespace IntercompanyPricing.Domain.Pricing;

/// <summary>An exchange rate of a day.</summary>
/// <param name="Kind">Whose rate it is, such as <c>ecb</c>.</param>
/// <param name="Base">ISO 4217 code of the currency of which one unit is valued.</param>
/// <param name="Quote">ISO 4217 code of the currency it is valued in.</param>
/// <param name="Value">What one unit of the base is worth; above zero.</param>
/// <param name="Date">The day for which it was published.</param>
/// <param name="Evidence"><inheritdoc cref="Fact" path="/param[@name='Evidence']"/></param>
/// <param name="Withdrawn"><inheritdoc cref="Fact" path="/param[@name='Withdrawn']"/></param>
public sealed record Rate(
    string Kind,
    string Base,
    string Quote,
    [property: JsonPropertyName("rate")] ExchangeRate Value,
    DateOnly Date,
    string? Evidence = null,
    bool Withdrawn = false) : Fact(Evidence, Withdrawn)
{
    /// <inheritdoc/>
    protected override string OwnKey => KeyOf(Kind, Base, Quote);

    /// <inheritdoc/>
    protected override DateOnly OwnHoldsFrom => Date;

    /// <summary>The key of all rates of a kind between two currencies.</summary>
    internal static string KeyOf(string kind, string @base, string quote) => $"{kind}:{@base}:{quote}";
}
