using System.Text.Json.Serialization;
using IntercompanyPricing.Domain.Money;

namespace IntercompanyPricing.Domain.Standings;

/// <summary>What an order found of a standing and what it changes.</summary>
/// <param name="Programme">The programme.</param>
/// <param name="ProgrammeVersion">Its version; null where it is only supposed.</param>
/// <param name="Holder"><inheritdoc cref="StandingKey" path="/param[@name='Holder']"/></param>
/// <param name="Period"><inheritdoc cref="StandingKey" path="/param[@name='Period']"/></param>
/// <param name="Currency">The programme's currency, of all amounts here.</param>
/// <param name="Before">The allowance used up or the volume before the order.</param>
/// <param name="Change">What the order adds; below zero where a reversal gives back.</param>
/// <param name="EarnedBefore">Volume: what was earned before; zero for an allowance.</param>
/// <param name="Earned">Volume: what the order earns; zero for an allowance.</param>
public sealed record StandingUse(string Programme, long? ProgrammeVersion, string Holder, string Period, Currency Currency, Amount Before, Amount Change, Amount EarnedBefore, Amount Earned)
{
    /// <summary>Of what it is a part.</summary>
    [JsonIgnore]
    public StandingKey Key => new(Programme, Holder, Period);
}
