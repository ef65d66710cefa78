namespace IntercompanyPricing.Domain.Classification;

/// <summary>How buyer and seller stand to each other on the date of supply.</summary>
public enum Relationship
{
    /// <summary>Two parts of one company.</summary>
    SameCompany,

    /// <summary>A person with a staff tie to the seller's company.</summary>
    Employee,

    /// <summary>A person with a staff tie to another company of the seller's group.</summary>
    GroupEmployee,

    /// <summary>One company controls the other (IFRS 10.A).</summary>
    ParentSubsidiary,

    /// <summary>A company controls both.</summary>
    CommonControl,

    /// <summary>Only a person controls both: inside for pricing, but nobody consolidates.</summary>
    CommonPerson,

    /// <summary>Outside the group, but related under a rule in force (IAS 24.9, national law).</summary>
    RelatedParty,

    /// <summary>Neither controlled nor related.</summary>
    Unrelated,
}
