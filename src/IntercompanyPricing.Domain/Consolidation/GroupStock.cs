using IntercompanyPricing.Domain.Classification;
using IntercompanyPricing.Domain.MasterData;
using IntercompanyPricing.Domain.Money;
using IntercompanyPricing.Domain.Orders;

namespace IntercompanyPricing.Domain.Consolidation;

/// <summary>
/// The profit in stock that companies of a group bought from each other: what is held, by the counts, of what was bought, by the
/// orders. First in, first out (IAS 2.25): the latest purchases are what is left. Each is valued at the rate of its own day.
/// </summary>
internal sealed class GroupStock
{
    private readonly KnownFacts _facts;
    private readonly GroupCurrency _currency;
    private readonly Dictionary<(string Company, string Product), List<StockLayer>> _layers = [];
    private readonly Dictionary<(Guid Order, int Line), StockLayer> _byLine = [];

    /// <summary>Follows the stock of companies that a count is known of on one of some days.</summary>
    public GroupStock(KnownFacts facts, GroupCurrency currency, params ReadOnlySpan<DateOnly> days)
    {
        (_facts, _currency) = (facts, currency);
        foreach (var history in facts.Log.StockOnHand.All)
        {
            foreach (var day in days)
            {
                if (history.InForce(day, facts.KnownAt) is { } count)
                    _layers.TryAdd((count.Fact.Company, count.Fact.Product), []);
            }
        }
    }

    /// <summary>The companies and products whose stock is followed, by id.</summary>
    public IEnumerable<(string Company, string Product)> Places => _layers.Keys.OrderBy(place => place.Company, StringComparer.Ordinal).ThenBy(place => place.Product, StringComparer.Ordinal);

    /// <summary>Takes an order between companies of the group in, orders in the sequence in which they were posted.</summary>
    public void Add(Order order)
    {
        if (_layers.Count == 0 || order.Decision.BuyerCompany is not { } company)
            return;
        foreach (var line in order.Lines)
        {
            if ((order.Reverses ?? order.Adjusts) is { } corrected)
            {
                if (!_byLine.TryGetValue((corrected, line.Number), out var layer))
                    continue;
                layer.Add(order.PostingDate, line.Quantity.Scaled, line.Amount.Minor);

                // An adjustment has no quantity, and is reversed by its own lines.
                _byLine.TryAdd((order.Id!.Value, line.Number), layer);
            }
            else if (_layers.TryGetValue((company, line.Product), out var layers))
            {
                var layer = new StockLayer(order.Decision.SellerCompany, order.Decision, order.Currency, line.UnitCost, order.PostingDate);
                layer.Add(order.PostingDate, line.Quantity.Scaled, line.Amount.Minor);
                layers.Add(layer);
                _byLine[(order.Id!.Value, line.Number)] = layer;
            }
        }
    }

    /// <summary>What a company holds of a product on a day, by seller, lowest common parent and direction.</summary>
    /// <param name="place">The company and the product.</param>
    /// <param name="day">The day.</param>
    /// <param name="unvalued">Filled with what no profit is known of; null where nobody asks.</param>
    public Dictionary<(string Seller, string? Parent, Direction? Direction), StockPart> On((string Company, string Product) place, DateOnly day, List<UnvaluedStock>? unvalued)
    {
        var parts = new Dictionary<(string, string?, Direction?), StockPart>();
        var left = CountOf(place, day)?.Quantity.Scaled ?? 0;
        var withoutCost = 0L;
        foreach (var layer in _layers[place].Where(layer => layer.BoughtOn <= day).Reverse().OrderByDescending(layer => layer.BoughtOn))
        {
            var (quantity, amount) = layer.On(day);
            var taken = Math.Min(left, quantity);
            if (taken <= 0)
                continue;
            left -= taken;
            if (layer.UnitCost is not { } cost)
            {
                withoutCost += taken;
                continue;
            }

            var key = (layer.Seller, layer.Decision.CommonController, layer.Decision.Direction);
            var price = new Amount(amount, layer.Currency).Value * new Quantity(taken).Value / new Quantity(quantity).Value;
            parts[key] = parts.GetValueOrDefault(key) + new StockPart(
                taken, _currency.Convert(price, layer.Currency, layer.BoughtOn), _currency.Convert(cost.Value * new Quantity(taken).Value, layer.Currency, layer.BoughtOn));
        }

        if (withoutCost > 0)
            unvalued?.Add(new UnvaluedStock(place.Company, place.Product, new Quantity(withoutCost), UnvaluedReason.NoCost));
        if (left > 0)
            unvalued?.Add(new UnvaluedStock(place.Company, place.Product, new Quantity(left), UnvaluedReason.MoreThanBought));
        return parts;
    }

    /// <summary>The count that holds on a day.</summary>
    public StockOnHand? CountOf((string Company, string Product) place, DateOnly day) => _facts.Log.StockOnHand.InForce($"{place.Company}:{place.Product}", day, _facts.KnownAt)?.Fact;
}
