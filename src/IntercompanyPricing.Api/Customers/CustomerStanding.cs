using IntercompanyPricing.Domain.Money;
using IntercompanyPricing.Domain.Pricing;

namespace IntercompanyPricing.Api.Customers;

/// <summary>Where a customer stands on the last day under a volume programme whose tiers it is working through.</summary>
/// <param name="Programme">The programme.</param>
/// <param name="Period">The period that the day is in, such as <c>2026-Q1</c>.</param>
/// <param name="Currency">The currency of all amounts here.</param>
/// <param name="Bought">The volume of the period.</param>
/// <param name="Next">The next tier; null beyond the last.</param>
/// <param name="Missing">What is to be bought until the next tier; null beyond the last.</param>
internal sealed record CustomerStanding(string Programme, string Period, Currency Currency, Amount Bought, VolumeTier? Next, Amount? Missing);
