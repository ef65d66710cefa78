namespace IntercompanyPricing.Domain.Consolidation;

/// <summary>What of a stock came from one seller, in minor units of the group's currency.</summary>
internal readonly record struct StockPart(long Quantity, long Price, long Cost)
{
    public static StockPart operator +(StockPart a, StockPart b) => new(a.Quantity + b.Quantity, a.Price + b.Price, a.Cost + b.Cost);
}
