namespace IntercompanyPricing.Domain.Pricing;

/// <summary>Why a policy does not make the price of a supply.</summary>
public enum PolicyMiss
{
    /// <summary>It fits, and another one that fits is more specific.</summary>
    LessSpecific,

    /// <summary>It begins later or has ended.</summary>
    NotInForce,

    /// <summary>It names another seller.</summary>
    OtherSeller,

    /// <summary>It names another buyer.</summary>
    OtherBuyer,

    /// <summary>It names another product.</summary>
    OtherProduct,

    /// <summary>It names another kind of product.</summary>
    OtherProductKind,

    /// <summary>It is for other relationships; without any it is for companies of one group.</summary>
    OtherRelationship,
}
