using IntercompanyPricing.Domain.Money;

namespace IntercompanyPricing.Domain.Pricing;

/// <summary>The label of a step that takes a volume discount off.</summary>
/// <param name="Percent">The discount, exact.</param>
/// <param name="Quantity">The quantity that it is for.</param>
/// <param name="Tiers">What was observed.</param>
internal sealed record VolumeDiscountLabel(Exact Percent, Quantity Quantity, QuantityTiers Tiers)
{
    /// <inheritdoc/>
    public override string ToString() => $"volume discount {Percent} % for {Quantity}, of {Tiers}";
}
