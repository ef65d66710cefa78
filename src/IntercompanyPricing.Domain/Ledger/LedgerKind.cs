namespace IntercompanyPricing.Domain.Ledger;

/// <summary>Which ledger of a company an entry is in.</summary>
public enum LedgerKind
{
    /// <summary>The books that the financial statements are made from.</summary>
    Statutory,

    /// <summary>Between parts of one company: sums to zero and is never revenue.</summary>
    Management,
}
