namespace IntercompanyPricing.Domain.Parties;

/// <summary>How a person is tied to an employer.</summary>
public enum StaffRelation
{
    /// <summary>Employed.</summary>
    Employee,

    /// <summary>Sells for it without being employed, as insurance agents do.</summary>
    Agent,

    /// <summary>Was employed until retirement.</summary>
    Retiree,

    /// <summary>The spouse of somebody tied to it.</summary>
    Spouse,

    /// <summary>A dependent child of somebody tied to it.</summary>
    DependentChild,
}
