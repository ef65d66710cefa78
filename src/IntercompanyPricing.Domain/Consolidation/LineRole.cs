namespace IntercompanyPricing.Domain.Consolidation;

/// <summary>What a journal line of a trade inside a group stands for.</summary>
internal enum LineRole
{
    /// <summary>What the seller earned; a credit.</summary>
    Revenue,

    /// <summary>What the buyer bought; a debit.</summary>
    Purchase,

    /// <summary>What the seller is owed; a debit.</summary>
    Receivable,

    /// <summary>What the buyer owes; a credit.</summary>
    Payable,
}
