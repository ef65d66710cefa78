namespace IntercompanyPricing.Domain.Ownership;

/// <summary>What a control fact rests on.</summary>
public enum ControlBasis
{
    /// <summary>A contract over the relevant activities (IFRS 10 B15, B52).</summary>
    Contract,

    /// <summary>The right to appoint the majority of the board (IFRS 10 B15(b)).</summary>
    BoardMajority,

    /// <summary>Accounting consolidation as reported, for example under GLEIF level 2.</summary>
    Consolidation,

    /// <summary>Dominance in fact over dispersed other holders (IFRS 10 B42).</summary>
    DeFacto,

    /// <summary>An insolvency administrator has taken over.</summary>
    Administrator,

    /// <summary>A liquidator has taken over.</summary>
    Liquidator,

    /// <summary>A court or an authority has decided.</summary>
    Court,

    /// <summary>Joint control (IFRS 11.7): recorded, and never control.</summary>
    JointControl,

    /// <summary>Significant influence (IAS 28.3): recorded, and never control.</summary>
    SignificantInfluence,
}
