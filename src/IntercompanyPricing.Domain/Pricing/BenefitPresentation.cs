namespace IntercompanyPricing.Domain.Pricing;

/// <summary>How a discount that the seller bears is shown in its books.</summary>
public enum BenefitPresentation
{
    /// <summary>Revenue is the price paid.</summary>
    Net,

    /// <summary>Revenue is the list price, the discount a benefit granted (IAS 19.9).</summary>
    Benefit,
}
