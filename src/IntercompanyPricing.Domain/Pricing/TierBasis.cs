namespace IntercompanyPricing.Domain.Pricing;

/// <summary>What the percentage of a volume tier is of.</summary>
public enum TierBasis
{
    /// <summary>Of all volume of the period, once the tier is reached: the order that reaches it also earns what the earlier ones did not.</summary>
    AllVolume,

    /// <summary>Of the volume within the tier only.</summary>
    VolumeWithinTier,
}
