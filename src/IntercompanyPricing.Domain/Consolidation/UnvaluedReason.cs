namespace IntercompanyPricing.Domain.Consolidation;

/// <summary>Why no profit is known of some stock.</summary>
public enum UnvaluedReason
{
    /// <summary>It was bought inside the group, but what it cost the seller is not known.</summary>
    NoCost,

    /// <summary>More is held than was bought inside the group: it came from outside, or the count is wrong.</summary>
    MoreThanBought,
}
