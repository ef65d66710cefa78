namespace IntercompanyPricing.Domain.Help;

/// <summary>What kind of customer somebody is to a seller.</summary>
public enum CustomerKind
{
    /// <summary>A company of the seller's group.</summary>
    Company,

    /// <summary>A department of the seller's company or group.</summary>
    Department,

    /// <summary>A person tied to the seller's company or group.</summary>
    Employee,

    /// <summary>Anybody outside.</summary>
    External,
}
