using IntercompanyPricing.Domain.MasterData;
using IntercompanyPricing.Domain.Money;
using IntercompanyPricing.Domain.Orders;

namespace IntercompanyPricing.Domain.OpenItems;

/// <summary>
/// What can be settled on a day: what is open by the postings up to it, and still open after those of later days. So what was paid,
/// taken back or credited with a later date is not settled once more, and what was only posted later not too early.
/// </summary>
/// <remarks>
/// Revaluations are left out. Each takes itself back on the next day (<see cref="Settlements.OrderRevaluation"/>), so that an item is
/// settled from the rate at which it was booked, and no difference counts twice.
/// </remarks>
/// <param name="day">The day.</param>
/// <param name="facts">Everything known.</param>
public sealed class DueItems(DateOnly day, KnownFacts facts)
{
    private readonly OpenItemLedger _onTheDay = new(day, facts);
    private readonly OpenItemLedger _inTheEnd = new(DateOnly.MaxValue, facts);

    /// <summary>What is due of one order on a day, be it nothing; null where it has no open item of its own.</summary>
    /// <param name="order">The order.</param>
    /// <param name="later">What became of it, in order.</param>
    /// <param name="day">The day.</param>
    /// <param name="facts">Everything known.</param>
    public static DueItem? Of(Order order, IEnumerable<Order> later, DateOnly day, KnownFacts facts)
    {
        var items = new DueItems(day, facts);
        foreach (var one in later.Prepend(order))
            items.Add(one);
        return items.Find(order.Id!.Value);
    }

    /// <summary>The items of which something is due, in the order in which they were posted.</summary>
    public IEnumerable<DueItem> All => _onTheDay.Open.Select(item => Find(item.Order)).OfType<DueItem>().Where(due => due.Amount.Minor != 0);

    /// <summary>Takes an order in, in the sequence in which they were posted.</summary>
    public void Add(Order order)
    {
        if (order.Kind == OrderKind.Revaluation)
            return;
        _onTheDay.Add(order);
        _inTheEnd.Add(order);
    }

    /// <summary>What is due of one order, be it nothing; null where it has no open item of its own on the day.</summary>
    public DueItem? Find(Guid order)
        => _onTheDay.Find(order) is { } before && _inTheEnd.Find(order) is { } after ? new DueItem(after, Due(before.Amount, after.Amount)) : null;

    private static Amount Due(Amount onTheDay, Amount inTheEnd)
        => Math.Sign(onTheDay.Minor) != Math.Sign(inTheEnd.Minor) ? Amount.Zero(onTheDay.Currency)
            : Math.Abs(onTheDay.Minor) <= Math.Abs(inTheEnd.Minor) ? onTheDay : inTheEnd;
}
