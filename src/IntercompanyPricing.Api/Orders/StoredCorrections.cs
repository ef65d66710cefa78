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
        var direct = Read(store, [supply], before);
        return [.. direct.Concat(Read(store, TakenBackOf(direct), before)).Select(correction => correction.Order)];
    }

    /// <summary>The same of several orders, by order and then as they were posted, but for orders that took the place of one: these stand for themselves.</summary>
    /// <param name="store">Where they are.</param>
    /// <param name="orders">Their sequences.</param>
    /// <param name="before">Only what was posted before this sequence.</param>
    public static ILookup<long, (long Sequence, Order Order)> ReadLaterOf(this IStore store, IReadOnlyList<long> orders, long before = long.MaxValue)
    {
        var direct = Read(store, orders, before).FindAll(correction => correction.Order.Reclassifies is null);
        var item = direct.ToDictionary(correction => correction.Sequence, correction => correction.Corrects);
        var reversals = Read(store, TakenBackOf(direct), before).Select(reversal => reversal with { Corrects = item[reversal.Corrects] });
        return direct.Concat(reversals).OrderBy(correction => correction.Sequence).ToLookup(correction => correction.Corrects, correction => (correction.Sequence, correction.Order));
    }

    private static List<Later> Read(IStore store, IReadOnlyList<long> orders, long before) => orders.Count == 0 ? []
        : [.. store.ReadCorrections(orders).Where(correction => correction.Sequence < before).Select(correction => new Later(correction.Corrects, correction.Sequence, OrderDocument.Read(correction.Document)))];

    private static List<long> TakenBackOf(List<Later> corrections)
        => corrections.FindAll(correction => correction.Order.Kind is OrderKind.Adjustment or OrderKind.Settlement).ConvertAll(correction => correction.Sequence);

    private readonly record struct Later(long Corrects, long Sequence, Order Order);
}
