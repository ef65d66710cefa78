using IntercompanyPricing.Domain.Classification;

namespace IntercompanyPricing.Domain.Pricing;

/// <summary>A transfer pricing method with its parameters: a pure function from a supply to a price.</summary>
public abstract record PricingMethod
{
    /// <summary>The only relationships that it is for, which its policy must name; null for any.</summary>
    public virtual IReadOnlyList<Relationship>? OnlyFor => null;

    /// <summary>The result that its parameters fix; null where it depends on the supply.</summary>
    internal virtual FixedResult? Fixed => null;

    /// <summary>The price of one unit of a supply, or why there is none.</summary>
    /// <param name="supply">The supply.</param>
    /// <param name="pointer">The line to blame.</param>
    public abstract Outcome<PricedUnit> Price(Supply supply, string pointer);
}
