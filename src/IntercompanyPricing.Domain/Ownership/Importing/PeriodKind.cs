namespace IntercompanyPricing.Domain.Ownership.Importing;

/// <summary>What a period is about.</summary>
internal enum PeriodKind
{
    /// <summary>A share of the capital.</summary>
    Capital,

    /// <summary>A share of the votes.</summary>
    Votes,

    /// <summary>Accounting consolidation.</summary>
    Consolidation,
}
