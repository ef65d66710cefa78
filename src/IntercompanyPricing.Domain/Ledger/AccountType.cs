namespace IntercompanyPricing.Domain.Ledger;

/// <summary>What an account collects.</summary>
public enum AccountType
{
    /// <summary>Assets: receivables, goods.</summary>
    Asset,

    /// <summary>Liabilities: payables.</summary>
    Liability,

    /// <summary>Equity.</summary>
    Equity,

    /// <summary>Revenue and gains.</summary>
    Revenue,

    /// <summary>Expenses and losses.</summary>
    Expense,

    /// <summary>Accounts of the management ledger, which the financial statements do not show.</summary>
    Management,
}
