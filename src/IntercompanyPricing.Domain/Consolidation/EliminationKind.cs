namespace IntercompanyPricing.Domain.Consolidation;

/// <summary>What is eliminated against what (IFRS 10 B86(c)).</summary>
public enum EliminationKind
{
    /// <summary>The seller's revenue against what the buyer bought, of one period, and the profit that is still in stock.</summary>
    Trade,

    /// <summary>The seller's receivable against the buyer's payable, on one day.</summary>
    Balance,
}
