namespace IntercompanyPricing.Domain.Pricing;

/// <summary>What a programme grants.</summary>
public enum ProgrammeKind
{
    /// <summary>A reduced price for employees, agents and their families.</summary>
    StaffDiscount,

    /// <summary>A share of what an internal customer buys in a period, growing with the volume; settled later.</summary>
    Volume,
}
