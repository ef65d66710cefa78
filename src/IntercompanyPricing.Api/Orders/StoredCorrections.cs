using IntercompanyPricing.Domain.Orders;
using IntercompanyPricing.Storage;
using IntercompanyPricing.Storage.Json;

namespace IntercompanyPricing.Api.Orders;

/// <summary>Reads what became of orders.</summary>
internal static class StoredCorrections
{
    /// <summary>The reversals, adjustments, settlements and revaluations of an order, and the reversals of those. Under the write lock these are all that there are.</summary>
    /// <param name="store">Where they are.</param>
    /// <param name="supply">The sequence of the order: of the supply, where it adjusts one.</param>
    /// <param name="before">Only those that were posted before this sequence.</param>
    public static List<Order> ReadCorrectionsOf(this IStore store, long supply, long before = long.MaxValue)
    {
        List<(long Sequence, Order Order)> Read(IReadOnlyList<long> orders)
            => [.. store.ReadCorrections(orders).Where(correction => correction.Sequence < before).Select(correction => (correction.Sequence, OrderDocument.Read(correction.Document)))];

        var direct = Read([supply]);
        var taken = direct.FindAll(correction => correction.Order.Kind is OrderKind.Adjustment or OrderKind.Settlement).ConvertAll(correction => correction.Sequence);
        return [.. direct.Concat(taken.Count == 0 ? [] : Read(taken)).Select(correction => correction.Order)];
    }
}
