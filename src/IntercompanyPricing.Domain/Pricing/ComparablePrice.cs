namespace IntercompanyPricing.Domain.Pricing;

/// <summary>Which uncontrolled price a comparison starts from.</summary>
public enum ComparablePrice
{
    /// <summary>The seller's own price for outsiders: an internal comparable (TPG 2.24).</summary>
    List,

    /// <summary>A price between others: an external comparable.</summary>
    Market,

    /// <summary>A quoted price of the pricing date (TPG 2.18-2.22).</summary>
    Quoted,
}
