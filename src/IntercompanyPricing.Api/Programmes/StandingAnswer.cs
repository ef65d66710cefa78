using IntercompanyPricing.Domain.Money;

namespace IntercompanyPricing.Api.Programmes;

/// <summary>Where a buyer stands under a programme in the period of a day.</summary>
/// <param name="Programme">The programme.</param>
/// <param name="ProgrammeVersion">The version in force on the day.</param>
/// <param name="Buyer">Who was asked for.</param>
/// <param name="Holder">Whose standing it is: the employee for spouse and children, the company for its departments.</param>
/// <param name="Date">The day.</param>
/// <param name="Period">The period that the day is in: <c>2026</c>, <c>2026-Q1</c> or <c>2026-03</c>.</param>
/// <param name="Currency">The currency of all amounts here.</param>
/// <param name="Allowance">Staff discounts: the yearly allowance; null for others.</param>
/// <param name="Volume">Volume programmes: volume and tiers; null for others.</param>
internal sealed record StandingAnswer(
    string Programme, long? ProgrammeVersion, string Buyer, string Holder, DateOnly Date, string Period, Currency Currency, AllowanceStanding? Allowance, VolumeStanding? Volume);
