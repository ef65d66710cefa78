namespace IntercompanyPricing.Domain.Ledger;

/// <summary>How far whoever posts may go into periods that are being closed.</summary>
public enum PeriodAccess
{
    /// <summary>Into open periods only.</summary>
    Open,

    /// <summary>Into soft-closed ones too, as finance may.</summary>
    SoftClosed,

    /// <summary>Periods are not asked: nothing is to be posted, and what was posted once was in time.</summary>
    Any,
}
