using IntercompanyPricing.Domain.Classification;
using IntercompanyPricing.Domain.Money;

namespace IntercompanyPricing.Domain.Consolidation;

/// <summary>One line of an order as a layer of the buyer's stock: what was bought, less what was taken back since.</summary>
internal sealed class StockLayer(string seller, Decision decision, Currency currency, UnitPrice? unitCost, DateOnly boughtOn)
{
    private readonly List<(DateOnly Day, long Quantity, long Amount)> _movements = [];

    public string Seller => seller;

    public Decision Decision => decision;

    public Currency Currency => currency;

    /// <summary>The seller's cost of one unit, in <see cref="Currency"/>.</summary>
    public UnitPrice? UnitCost => unitCost;

    public DateOnly BoughtOn => boughtOn;

    public void Add(DateOnly day, long quantity, long amount) => _movements.Add((day, quantity, amount));

    /// <summary>Millionths of the unit and minor units, as of a day.</summary>
    public (long Quantity, long Amount) On(DateOnly day)
    {
        var (quantity, amount) = (0L, 0L);
        foreach (var movement in _movements)
        {
            if (movement.Day <= day)
                (quantity, amount) = (quantity + movement.Quantity, amount + movement.Amount);
        }

        return (quantity, amount);
    }
}
