using IntercompanyPricing.Api.Orders;
using IntercompanyPricing.Domain.Orders;
using IntercompanyPricing.Storage;
using IntercompanyPricing.Storage.Json;

namespace IntercompanyPricing.Api.Settlements;

/// <summary>
/// The orders of which something may be open, each with what became of it. Asked again it goes on where it stopped: under the write lock only
/// those are left to read that came meanwhile, and the items of others that these change. Keeps where each order stands.
/// </summary>
/// <param name="store">Where the orders are.</param>
/// <param name="query">Which; its limit and place are not looked at.</param>
/// <param name="max">So many orders at most, so that memory is bounded.</param>
internal sealed class OpenItemReading(IStore store, OpenOrderQuery query, int max)
{
    private const int PageSize = 200;

    private readonly Dictionary<Guid, long> _sequences = [];
    private long? _last;

    /// <summary>Whether there were more than so many, and some were left out.</summary>
    public bool IsCut { get; private set; }

    /// <summary>The sequence of an order that was read.</summary>
    public long SequenceOf(Guid order) => _sequences[order];

    /// <summary>Hands over the orders, each before what became of it; when asked again, those that were posted since.</summary>
    public void Read(Action<Order> add)
    {
        if (_last is null)
            ReadOpen(add);
        else
            ReadNew(add);
    }

    /// <summary>An order that was read, as it was posted.</summary>
    public Order Find(Guid order) => OrderDocument.Read(store.ReadOrder(order)!.Document);

    private void ReadOpen(Action<Order> add)
    {
        // What is posted while this reads is read afterwards, as what came meanwhile.
        var last = store.LastOrder();
        _last = last;
        for (var (after, count, isMore) = (0L, 0, true); isMore && !IsCut;)
        {
            var page = store.ReadOpenOrders(query with { Limit = PageSize, After = after });
            IsCut = (count += page.Count) > max;
            isMore = page.Count == PageSize;
            if (page.Count > 0)
                after = page[^1].Sequence;
            AddWithLater([.. page.Where(order => order.Sequence <= last)], last + 1, add);
        }

        if (!IsCut)
            ReadNew(add);
    }

    private void ReadNew(Action<Order> add)
    {
        for (var isMore = true; isMore;)
        {
            var page = store.ReadOrders(new OrderQuery(PageSize, _last!.Value));
            foreach (var stored in page)
            {
                var order = OrderDocument.Read(stored.Document);
                if (Followed(order) is { } followed && !_sequences.ContainsKey(followed))
                    AddItemOf(followed, stored.Sequence, add);
                Add(stored.Sequence, order, add);
                _last = stored.Sequence;
            }

            isMore = page.Count == PageSize;
        }
    }

    // Nothing was open of what the new order changes, or it is none of those asked for.
    private void AddItemOf(Guid followed, long before, Action<Order> add)
    {
        var stored = store.ReadOrder(followed)!;
        if (Followed(OrderDocument.Read(stored.Document)) is { } further)
            AddItemOf(further, before, add);
        else
            AddWithLater([stored], before, add);
    }

    private void AddWithLater(IReadOnlyList<StoredOrder> orders, long before, Action<Order> add)
    {
        if (orders.Count == 0)
            return;
        var later = store.ReadLaterOf([.. orders.Select(order => order.Sequence)], before);
        foreach (var stored in orders)
        {
            Add(stored.Sequence, OrderDocument.Read(stored.Document), add);
            foreach (var (sequence, order) in later[stored.Sequence])
                Add(sequence, order, add);
        }
    }

    private void Add(long sequence, Order order, Action<Order> add)
    {
        if (_sequences.TryAdd(order.Id!.Value, sequence))
            add(order);
    }

    private static Guid? Followed(Order order) => order.Reverses ?? order.Adjusts ?? order.Settles ?? order.Revalues;
}
