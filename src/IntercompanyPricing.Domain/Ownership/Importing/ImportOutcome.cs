namespace IntercompanyPricing.Domain.Ownership.Importing;

/// <summary>What became of a record of an import; of several the last one here tells.</summary>
public enum ImportOutcome
{
    /// <summary>It says nothing that ownership rests on, or nothing that can be counted.</summary>
    Ignored,

    /// <summary>What it says is carried by other records or by what was known already.</summary>
    Merged,

    /// <summary>What it says was in force already.</summary>
    Unchanged,

    /// <summary>Facts were recorded from it.</summary>
    Taken,
}
