namespace IntercompanyPricing.Domain.Pricing;

/// <summary>What happens to a price outside the arm's length range.</summary>
public enum OnOutOfRange
{
    /// <summary>The order is refused.</summary>
    Reject,

    /// <summary>The order is posted with a warning.</summary>
    Warn,

    /// <summary>The price is set to the median of the range.</summary>
    Median,
}
