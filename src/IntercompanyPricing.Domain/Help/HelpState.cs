namespace IntercompanyPricing.Domain.Help;

/// <summary>How far a request for help has got.</summary>
public enum HelpState
{
    /// <summary>Nobody has taken it yet, or it was opened again.</summary>
    Open,

    /// <summary>Somebody works on it.</summary>
    Assigned,

    /// <summary>The customer has an answer.</summary>
    Answered,

    /// <summary>Nothing is left to do.</summary>
    Resolved,
}
