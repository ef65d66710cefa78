namespace IntercompanyPricing.Domain.Orders;

/// <summary>What an order does. All kinds are posted, numbered, followed and re-performed alike.</summary>
public enum OrderKind
{
    /// <summary>A performed supply.</summary>
    Supply,

    /// <summary>Takes an order back, whole or in parts.</summary>
    Reversal,

    /// <summary>A debit or credit note: changes the price of what was supplied, and no quantity.</summary>
    Adjustment,

    /// <summary>Settles what companies owe each other.</summary>
    Settlement,

    /// <summary>Values open balances at a day's exchange rate.</summary>
    Revaluation,
}
