namespace IntercompanyPricing.Domain.Pricing;

/// <summary>What kind of supply a product is; decides policies and accounts.</summary>
public enum ProductKind
{
    /// <summary>Tangible goods.</summary>
    Good,

    /// <summary>Services.</summary>
    Service,

    /// <summary>An insurance policy.</summary>
    InsurancePolicy,

    /// <summary>Telecommunication services: DSL, audio conferencing.</summary>
    TelecomService,

    /// <summary>Licences, know-how and the like (TPG chapter VI).</summary>
    Intangible,

    /// <summary>Goods with a quoted price (TPG 2.18).</summary>
    Commodity,
}
