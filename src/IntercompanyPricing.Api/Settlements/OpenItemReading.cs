using IntercompanyPricing.Domain.Orders;
using IntercompanyPricing.Storage;
using IntercompanyPricing.Storage.Json;

namespace IntercompanyPricing.Api.Settlements;

/// <summary>
/// All orders so far, each read once: asked again it goes on where it stopped, so that asking under the write lock reads little.
/// Keeps where each order stands.
/// </summary>
/// <param name="store">Where the orders are.</param>
internal sealed class OpenItemReading(IStore store)
{
    private const int PageSize = 200;

    private readonly Dictionary<Guid, long> _sequences = [];
    private long _last;

    /// <summary>The sequence of an order that was read.</summary>
    public long SequenceOf(Guid order) => _sequences[order];

    /// <summary>Hands over the orders that were posted since it was asked before.</summary>
    public void Read(Action<Order> add)
    {
        for (var isMore = true; isMore;)
        {
            var page = store.ReadOrders(new OrderQuery(PageSize, _last));
            foreach (var stored in page)
            {
                var order = OrderDocument.Read(stored.Document);
                _sequences[order.Id!.Value] = _last = stored.Sequence;
                add(order);
            }

            isMore = page.Count == PageSize;
        }
    }

    /// <summary>An order that was read, as it was posted.</summary>
    public Order Find(Guid order) => OrderDocument.Read(store.ReadOrder(order)!.Document);
}
