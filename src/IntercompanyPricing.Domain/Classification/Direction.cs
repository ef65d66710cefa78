namespace IntercompanyPricing.Domain.Classification;

/// <summary>The direction of a sale between parent and subsidiary, as seen from the seller.</summary>
public enum Direction
{
    /// <summary>The parent sells.</summary>
    Downstream,

    /// <summary>The subsidiary sells.</summary>
    Upstream,
}
