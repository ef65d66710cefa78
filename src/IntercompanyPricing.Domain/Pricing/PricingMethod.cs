namespace IntercompanyPricing.Domain.Pricing;

/// <summary>A transfer pricing method with its parameters: a pure function from a supply to a price.</summary>
public abstract record PricingMethod
{
    /// <summary>The price of one unit of a supply, or why there is none.</summary>
    /// <param name="supply">The supply.</param>
    /// <param name="pointer">The line to blame.</param>
    public abstract Outcome<PricedUnit> Price(Supply supply, string pointer);
}
