using IntercompanyPricing.Domain.Classification;
using IntercompanyPricing.Domain.Ledger;
using IntercompanyPricing.Domain.MasterData;
using IntercompanyPricing.Domain.Standings;

namespace IntercompanyPricing.Domain.Orders;

/// <summary>
/// Decides a posted order again under what is known now, after a fact that was recorded late: what is left of it is taken back by
/// a reversal (<see cref="OrderReversal"/>) and posted anew, both on one day. The date of supply stays, so class and prices are those of
/// then. A pure function, as <see cref="OrderDecision"/> is.
/// </summary>
public static class OrderReclassification
{
    /// <summary>Decides the order that takes the place of another.</summary>
    /// <param name="request">The request, its shape already checked.</param>
    /// <param name="order">The order to be reclassified, as it was posted.</param>
    /// <param name="earlier">What became of it so far.</param>
    /// <param name="facts">Everything known.</param>
    /// <param name="access">How far it may go into periods that are being closed.</param>
    /// <param name="standing">What earlier orders left of allowances and volumes, with what the reversal gives back.</param>
    /// <returns>The new order without id, who and when; or every reason found why it cannot be.</returns>
    public static Outcome<Order> Decide(ReclassificationRequest request, Order order, IReadOnlyList<Order> earlier, KnownFacts facts, PeriodAccess access = PeriodAccess.Open, Standing? standing = null)
    {
        var corrections = new Corrections(order, earlier);
        if (order.Kind != OrderKind.Supply)
            return new Refusal(RefusalCodes.NotAdjustable, "", $"Order {order.Id} is a {EnumText<OrderKind>.Of(order.Kind!.Value)}: only a supply has a class of its own.");
        if ((corrections.RefuseNothingLeft() ?? corrections.RefuseAdjusted() ?? corrections.RefuseDate(request.Date, RefusalCodes.CorrectionBeforeOrder)) is { } refusal)
            return refusal;

        var left = order.Lines.Where(line => corrections.QuantityLeft(line) > 0).ToList();
        var decided = OrderDecision.Decide(Again(request, order, left, corrections, facts), facts, access, standing);
        if (!decided.Succeeded)
            return decided.Refusals.Select(refused => refused with { Pointer = refused.Pointer == "/postingDate" ? "/date" : "" }).ToList();
        return IsSame(decided.Value, order, left)
            ? new Refusal(RefusalCodes.NoDifference, "", $"Under what is known now order {order.Id} has the same class, prices, accounts and exchange rates.")
            : decided.Value with { Reclassifies = order.Id };
    }

    // What is left of the order, as it was sent. A price that outsiders agree on is the price that was paid; inside the group a policy makes it.
    private static OrderRequest Again(ReclassificationRequest request, Order order, List<OrderLine> left, Corrections corrections, KnownFacts facts)
    {
        var isToOutsider = facts.Log.Decisions.Classify(order.Buyer, order.Seller, order.Date, facts).Value?.Relationship == Relationship.Unrelated;
        return new OrderRequest(
            order.Buyer, order.Seller, order.Date, order.Currency.Code,
            [.. left.Select(line => new OrderRequestLine(
                line.Product, new(corrections.QuantityLeft(line)), line.Unit, isToOutsider ? line.UnitPrice : null, line.LineReference, line.TaxCode, line.ServiceFrom, line.ServiceTo, line.Dimensions))],
            request.SellerDocument ?? FollowingDocument.Of(order, order.SellerDocument!, "C1", request.Date.Year),
            request.BuyerDocument ?? (order.BuyerDocument is { } number ? FollowingDocument.Of(order, number, "C1", request.Date.Year) : null),
            request.Date.Year, order.SourceSystem, order.PriceDate, order.RateDate, request.Date, order.DocumentDate, order.Agreement);
    }

    private static bool IsSame(Order again, Order order, IEnumerable<OrderLine> left)
        => (again.Decision.Classification, again.Decision.Relationship, again.Decision.BuyerCompany, again.Decision.SellerCompany)
                == (order.Decision.Classification, order.Decision.Relationship, order.Decision.BuyerCompany, order.Decision.SellerCompany)
            && again.Lines.Select(line => line.UnitPrice).SequenceEqual(left.Select(line => line.UnitPrice))
            && BooksOf(again).SetEquals(BooksOf(order));

    private static HashSet<(string Company, LedgerKind Ledger, string? Rate, string Account, string Counterparty, string? Department)> BooksOf(Order order)
        => [.. order.Journal.SelectMany(entry => entry.Lines, (entry, line) => (entry.Company, entry.Ledger, entry.Exchange?.Rate, line.Account, line.Counterparty, line.Department))];
}
