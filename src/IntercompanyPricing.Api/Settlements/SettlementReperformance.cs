using IntercompanyPricing.Api.Orders;
using IntercompanyPricing.Domain;
using IntercompanyPricing.Domain.Ledger;
using IntercompanyPricing.Domain.MasterData;
using IntercompanyPricing.Domain.Money;
using IntercompanyPricing.Domain.OpenItems;
using IntercompanyPricing.Domain.Orders;
using IntercompanyPricing.Domain.Settlements;
using IntercompanyPricing.Storage;
using IntercompanyPricing.Storage.Json;

namespace IntercompanyPricing.Api.Settlements;

/// <summary>Decides a posted settlement or revaluation again: from the order that it settles or values, and from what became of that before it.</summary>
internal static class SettlementReperformance
{
    /// <summary>The same decision, made again.</summary>
    /// <param name="posted">The order as it was posted.</param>
    /// <param name="sequence">Its sequence.</param>
    /// <param name="facts">What was known then.</param>
    /// <param name="access">How far it may go into periods that are being closed.</param>
    /// <param name="store">Where the orders are.</param>
    public static Outcome<Order> Decide(Order posted, long sequence, KnownFacts facts, PeriodAccess access, IStore store) => posted switch
    {
        { Settlement.Netting: { } netting } => Net(posted, netting, facts, access, store),
        { Revalues: { } item } => Revalue(posted, Read(item, sequence, store), facts, access),
        _ => Settle(posted, Read(posted.Settles!.Value, sequence, store), facts, access),
    };

    private static Outcome<Order> Settle(Order posted, (Order Order, List<Order> Later) item, KnownFacts facts, PeriodAccess access)
    {
        // No request can ask for more digits: then all of it was settled.
        var part = posted.Total.Value.Round(Figure.Decimals, RoundingMode.HalfEven, Figure.IntegerDigits + Figure.Decimals);
        var request = new SettlementRequest(posted.Date, posted.Settlement!.Reason, part is { } scaled ? new Figure(scaled) : null, posted.SellerDocument, posted.BuyerDocument);
        return OrderSettlement.Decide(request, item.Order, DueItems.Of(item.Order, item.Later, posted.Date, facts), facts, access);
    }

    // What the last order of a revaluation lists is the sum of its orders, each of which is decided again by itself.
    private static Outcome<Order> Revalue(Order posted, (Order Order, List<Order> Later) item, KnownFacts facts, PeriodAccess access)
    {
        if (OpenItemLedger.Find(item.Order, item.Later, posted.Date, facts) is not { } open)
            return new Refusal(RefusalCodes.NothingOpen, "", $"Nothing of order {item.Order.Id} was open.");
        return OrderRevaluation.Decide(
            posted.Id!.Value, posted.Date, posted.Revaluation! with { Part = open.Revaluations + 1 }, [.. posted.Journal.Select(entry => entry.Company).Distinct()], item.Order, open, facts, access);
    }

    // The orders of a netting rest on each other: all are decided again, and the one is taken out.
    private static Outcome<Order> Net(Order posted, Guid netting, KnownFacts facts, PeriodAccess access, IStore store)
    {
        var run = OrderDocument.Read(store.ReadOrder(netting)!.Document).Settlement!.Run!;
        var first = store.ReadOrder(run.Orders![0])!.Sequence;
        List<StoredOrder> stored = [.. run.Items.Select(item => store.ReadOrder(item.Order)!)];
        var items = stored.ConvertAll(order => OrderDocument.Read(order.Document));
        var later = store.ReadLaterOf(stored.ConvertAll(order => order.Sequence), first);
        var due = new DueItems(run.Date, facts);
        foreach (var (order, sequence) in items.Zip(stored, (order, one) => (order, one.Sequence)))
        {
            due.Add(order);
            foreach (var one in later[sequence])
                due.Add(one.Order);
        }

        var found = items.ConvertAll(order => due.Find(order.Id!.Value));
        if (found.FindIndex(item => item is null) is var nothing and >= 0)
            return new Refusal(RefusalCodes.NothingOpen, "", $"Nothing of order {items[nothing].Id} was open.");
        var decided = Netting.Decide(Netting.Plan(run.Parent, run.Date, found!), posted.Settlement!.Reason, found!, items, run.Orders, facts, access);
        return decided.Succeeded ? decided.Value.Single(order => order.Id == posted.Id) : decided.Refusals.ToList();
    }

    private static (Order Order, List<Order> Later) Read(Guid item, long before, IStore store)
    {
        var stored = store.ReadOrder(item)!;
        return (OrderDocument.Read(stored.Document), store.ReadCorrectionsOf(stored.Sequence, before));
    }
}
