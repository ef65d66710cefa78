using IntercompanyPricing.Domain.Classification;
using IntercompanyPricing.Domain.Money;
using IntercompanyPricing.Domain.Orders;

namespace IntercompanyPricing.Api.Customers;

/// <summary>Adds up what one customer's orders come to.</summary>
internal sealed class CustomerSums
{
    private readonly SortedDictionary<string, Sum> _byCurrency = new(StringComparer.Ordinal);
    private readonly SortedDictionary<(string Programme, string Currency), (long Volume, long Earned)> _incentives = [];

    /// <summary>Sums by currency.</summary>
    public IReadOnlyList<CustomerVolume> Volumes => [.. _byCurrency.Values.Select(sum => sum.Told())];

    /// <summary>Incentives by programme.</summary>
    public IReadOnlyList<CustomerIncentive> Incentives => [.. _incentives.Select(pair => Told(pair.Key, pair.Value))];

    /// <summary>Takes up an order.</summary>
    public void Add(Order order)
    {
        // Settlements and revaluations, and what takes them back, have no lines: nothing is bought by them.
        if (order.Lines.Count == 0)
            return;
        if (!_byCurrency.TryGetValue(order.Currency.Code, out var sum))
            _byCurrency.Add(order.Currency.Code, sum = new Sum(order.Currency));
        sum.Add(order);
        foreach (var incentive in order.Lines.SelectMany(line => line.Incentives ?? []))
        {
            var key = (incentive.Programme, incentive.Currency.Code);
            var (volume, earned) = _incentives.GetValueOrDefault(key);
            _incentives[key] = (volume + incentive.Volume.Minor, earned + incentive.Earned.Minor);
        }
    }

    private static CustomerIncentive Told((string Programme, string Currency) key, (long Volume, long Earned) sum)
        => new(key.Programme, Currency.Of(key.Currency), new Amount(sum.Volume, Currency.Of(key.Currency)), new Amount(sum.Earned, Currency.Of(key.Currency)));

    private sealed class Sum(Currency currency)
    {
        private int _internalOrders;
        private int _externalOrders;
        private long _volume;
        private long _list;
        private long _paidOfList;
        private long _external;
        private long _leakage;
        private long _inside;

        public void Add(Order order)
        {
            // Notes that take back or change a price are no purchases of their own.
            var count = order.Reverses is null && order.Adjustment is null ? 1 : 0;
            if (order.Decision.Classification == Verdict.External)
            {
                _externalOrders += count;
                _external += order.Total.Minor;
                foreach (var row in LeakageRow.Of(order))
                {
                    _leakage += row.Amount.Minor;
                    _inside += row.InternalAmount.Minor;
                }

                return;
            }

            _internalOrders += count;
            _volume += order.Total.Minor;
            foreach (var line in order.Lines)
            {
                if ((line.Benefit?.ListAmount ?? (line.ListPrice is { } list ? Amount.Of(list.Value * line.Quantity.Value, currency, order.Rounding) : null)) is not { } amount)
                    continue;
                _list += amount.Minor;
                _paidOfList += line.Amount.Minor;
            }
        }

        public CustomerVolume Told() => new(currency, _internalOrders, In(_volume), In(_list), In(_list - _paidOfList), _externalOrders, In(_external), In(_leakage), In(_inside));

        private Amount In(long minor) => new(minor, currency);
    }
}
