using IntercompanyPricing.Domain.Money;

namespace IntercompanyPricing.Domain.Pricing;

/// <summary>What volume earns under a programme.</summary>
public static class VolumeTiers
{
    /// <summary>What all volume of a period has earned, in minor units rounded half-even.</summary>
    /// <param name="programme">A programme of kind volume.</param>
    /// <param name="volume">The volume in the programme's currency.</param>
    /// <returns>The amount; null where it has more digits than an amount may have.</returns>
    public static Amount? Earned(Programme programme, Amount volume)
    {
        var (value, earned) = (volume.Value, Exact.Zero);
        for (var i = 0; i < programme.Tiers!.Count; i++)
        {
            var tier = programme.Tiers[i];
            if (value < tier.From.Value)
                break;
            if (programme.TierBasis == TierBasis.VolumeWithinTier)
            {
                var end = i + 1 < programme.Tiers.Count && programme.Tiers[i + 1].From.Value < value ? programme.Tiers[i + 1].From.Value : value;
                earned += (end - tier.From.Value) * Exact.Fraction(tier.Percent);
            }
            else
            {
                earned = value * Exact.Fraction(tier.Percent);
            }
        }

        return Amount.Of(earned, volume.Currency, RoundingMode.HalfEven);
    }

    /// <summary>The tier that a volume has reached; null below the first.</summary>
    public static VolumeTier? Reached(Programme programme, Amount volume) => programme.Tiers!.LastOrDefault(tier => tier.From.Value <= volume.Value);

    /// <summary>The next tier above a volume; null beyond the last.</summary>
    public static VolumeTier? Next(Programme programme, Amount volume) => programme.Tiers!.FirstOrDefault(tier => tier.From.Value > volume.Value);
}
