using IntercompanyPricing.Domain.Money;
using IntercompanyPricing.Domain.Pricing;

namespace IntercompanyPricing.Api.Programmes;

/// <summary>What volume earned, and what the next tier needs.</summary>
/// <param name="Bought">The volume of the period's orders, less what was taken back.</param>
/// <param name="Earned">What it earned.</param>
/// <param name="Tier">The tier that it has reached; null below the first.</param>
/// <param name="Next">The next tier; null beyond the last.</param>
/// <param name="Missing">What is to be bought until the next tier; null beyond the last.</param>
internal sealed record VolumeStanding(Amount Bought, Amount Earned, VolumeTier? Tier, VolumeTier? Next, Amount? Missing);
