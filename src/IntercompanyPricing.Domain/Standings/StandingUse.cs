using System.Text.Json.Serialization;
using IntercompanyPricing.Domain.Money;

namespace IntercompanyPricing.Domain.Standings;

/// <summary>What an order found of a standing and what it changes.</summary>
/// <param name="Programme">The programme.</param>
/// <param name="ProgrammeVersion">Its version; null where it is only supposed.</param>
/// <param name="Holder">Whose it is: the employee for staff and their families, a buying department within one company, else the buying company.</param>
/// <param name="Period">A calendar year <c>2026</c>, a quarter <c>2026-Q1</c> or a month <c>2026-03</c>.</param>
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
