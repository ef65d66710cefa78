namespace IntercompanyPricing.Domain.Ledger;

/// <summary>The role of a journal line, for which account assignments name the account.</summary>
public enum PostingKey
{
    /// <summary>What the buyer owes the seller.</summary>
    Receivable,

    /// <summary>What the seller earned.</summary>
    Revenue,

    /// <summary>What the buyer received: goods or services.</summary>
    Purchase,

    /// <summary>What the buyer owes, in the buyer's books.</summary>
    Payable,

    /// <summary>What a staff discount costs whoever bears it.</summary>
    EmployeeBenefit,

    /// <summary>The residue of converting each line into functional currency.</summary>
    Rounding,

    /// <summary>The selling department's recovery, management ledger.</summary>
    InternalRecovery,

    /// <summary>The buying department's consumption, management ledger.</summary>
    InternalConsumption,

    /// <summary>Dual pricing: what the selling department is credited with less what the buying one is charged with, management ledger.</summary>
    DualPriceDifference,

    /// <summary>Consolidation: what goods sold inside the group have cost those who sold them on.</summary>
    CostOfSales,

    /// <summary>Consolidation: stock, less the profit in it that companies of the group made with each other.</summary>
    Inventory,

    /// <summary>Consolidation: profit in stock that was eliminated in an earlier period.</summary>
    OpeningProfit,

    /// <summary>What a debit or credit note adds to what the seller earned, or takes from it.</summary>
    RevenueAdjustment,

    /// <summary>What a debit or credit note adds to what the buyer spent, or takes from it.</summary>
    PurchaseAdjustment,

    /// <summary>What is paid or received for an open item, until the bank's own entry in the ERP takes its place.</summary>
    Payment,

    /// <summary>What a netting turns from many debts into few: back at zero after each netting.</summary>
    Clearing,

    /// <summary>An exchange difference in the company's favour (IAS 21.28).</summary>
    ExchangeGain,

    /// <summary>An exchange difference to the company's cost (IAS 21.28).</summary>
    ExchangeLoss,
}
