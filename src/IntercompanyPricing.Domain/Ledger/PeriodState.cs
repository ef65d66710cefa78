namespace IntercompanyPricing.Domain.Ledger;

/// <summary>Who may still post into a month of a company's books.</summary>
public enum PeriodState
{
    /// <summary>Everybody who may post at all.</summary>
    Open,

    /// <summary>Finance only.</summary>
    SoftClosed,

    /// <summary>Nobody.</summary>
    Closed,
}
