namespace IntercompanyPricing.Domain.Pricing;

/// <summary>Who bears a staff discount.</summary>
public enum BenefitBearer
{
    /// <summary>The seller earns less.</summary>
    Seller,

    /// <summary>The employer pays the seller the difference to the list price.</summary>
    Employer,
}
