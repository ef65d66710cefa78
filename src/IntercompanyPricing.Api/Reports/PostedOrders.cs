using IntercompanyPricing.Domain.Orders;
using IntercompanyPricing.Storage;
using IntercompanyPricing.Storage.Json;

namespace IntercompanyPricing.Api.Reports;

/// <summary>Posted orders for what reads many of them, page by page: memory stays small and no transaction stays open.</summary>
internal static class PostedOrders
{
    private const int PageSize = 200;

    /// <summary>The orders of a query in commit order, as they were posted.</summary>
    /// <param name="store">Where they are.</param>
    /// <param name="query">Which; its limit is not looked at.</param>
    /// <param name="hungUp">Ends it between two pages.</param>
    public static IEnumerable<Order> All(IStore store, OrderQuery query, CancellationToken hungUp)
    {
        for (var after = query.After; ;)
        {
            hungUp.ThrowIfCancellationRequested();
            var page = store.ReadOrders(query with { Limit = PageSize, After = after });
            foreach (var stored in page)
                yield return OrderDocument.Read(stored.Document);
            if (page.Count < PageSize)
                yield break;
            after = page[^1].Sequence;
        }
    }
}
