namespace IntercompanyPricing.Domain.Pricing;

/// <summary>What a recorded price or cost is.</summary>
public enum PriceKind
{
    /// <summary>The price for outsiders.</summary>
    List,

    /// <summary>A market price observed elsewhere.</summary>
    Market,

    /// <summary>The price at which the buyer sells on (TPG 2.27).</summary>
    Resale,

    /// <summary>Direct and indirect costs of production (TPG 2.45).</summary>
    ProductionCost,

    /// <summary>All costs, operating expenses included (TPG 2.98).</summary>
    FullCost,

    /// <summary>The costs that one unit more causes.</summary>
    VariableCost,

    /// <summary>What the maker's own work adds to the inputs of a bill of materials.</summary>
    ConversionCost,

    /// <summary>The buyer's own costs with outsiders per unit.</summary>
    BuyerCost,

    /// <summary>A reseller's operating expenses per unit, for indicators of net profit (TPG 2.98).</summary>
    OperatingExpenses,

    /// <summary>The operating assets that a party employs per unit, for the return on assets (TPG 2.103).</summary>
    OperatingAssets,
}
