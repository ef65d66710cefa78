namespace IntercompanyPricing.Domain.Pricing;

/// <summary>Whose profit an indicator looks at: the side with the less complex functions (TPG 3.18).</summary>
public enum TestedParty
{
    /// <summary>The seller.</summary>
    Seller,

    /// <summary>The buyer, which sells on.</summary>
    Buyer,
}
