namespace IntercompanyPricing.Domain.Pricing;

/// <summary>What a staff price never goes below.</summary>
public enum PriceFloor
{
    /// <summary>The costs that one unit more causes.</summary>
    VariableCost,
}
