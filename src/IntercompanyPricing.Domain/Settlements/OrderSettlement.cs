using IntercompanyPricing.Domain.Ledger;
using IntercompanyPricing.Domain.MasterData;
using IntercompanyPricing.Domain.Money;
using IntercompanyPricing.Domain.OpenItems;
using IntercompanyPricing.Domain.Orders;

namespace IntercompanyPricing.Domain.Settlements;

/// <summary>
/// Settles what is open of an order by a payment, whole or in part, in the books of both sides: an order of kind settlement, which can
/// be reversed as others can. The order that is settled stays as it is. What the payment is worth on its day less what was booked is an
/// exchange gain or loss of each side whose functional currency it is not (IAS 21.28). The cash itself is the ERPs' to book: here it stands
/// on an account of payments in transit. A pure function, as <see cref="OrderDecision"/> is.
/// </summary>
public static class OrderSettlement
{
    /// <summary>Decides a settlement.</summary>
    /// <param name="request">The request, its shape already checked.</param>
    /// <param name="order">The order to be settled, as it was posted.</param>
    /// <param name="due">What is due of it on the day; null where it has no open item of its own.</param>
    /// <param name="facts">Everything known.</param>
    /// <param name="access">How far it may go into periods that are being closed.</param>
    /// <returns>The settling order without id, who and when; or every reason found why it cannot be.</returns>
    public static Outcome<Order> Decide(SettlementRequest request, Order order, DueItem? due, KnownFacts facts, PeriodAccess access = PeriodAccess.Open)
    {
        List<Refusal> refusals = [.. RefuseDate(request.Date, order)];
        if (refusals.Count > 0)
            return refusals;
        if (due is null || due.Amount.Minor == 0)
            return RefuseNothingOpen(order, request.Date);
        if (RefuseAmount(request.Amount, due) is { } wrong)
            return wrong;

        var (item, amount) = (due.Item, request.Amount is { } part ? Amount.Of(part.Value, due.Item.Currency, RoundingMode.HalfEven)!.Value : due.Amount);
        var entries = new List<JournalEntry>();
        foreach (var company in BooksOf(item))
        {
            var books = SettlementBooks.Of(company, PostingKey.Payment, item.Currency, request.Date, facts);
            var entry = books.Succeeded ? books.Value.Settle(item, amount) : books.Refusals.ToList();
            refusals.AddRange(entry.Refusals);
            if (entry.Succeeded)
                entries.Add(entry.Value);
        }

        refusals.AddRange(PeriodRule.Check(entries, access, "/date", facts));
        if (refusals.Count > 0)
            return refusals;
        var settlement = new Settlement(request.Reason, item.Settlements + 1) { IsLast = amount == item.Amount };
        string Number(string number) => FollowingDocument.Of(order, number, $"S{settlement.Part}", request.Date.Year);
        return Settling(
            order, item, amount, request.Date, settlement, entries, facts, request.SellerDocument ?? Number(order.SellerDocument!), request.BuyerDocument ?? (order.BuyerDocument is { } own ? Number(own) : null));
    }

    /// <summary>The order that settles one. Class, parties and elimination keys stay; nobody's consent is asked, since a payment is no matter of price.</summary>
    internal static Order Settling(
        Order order, OpenItem item, Amount amount, DateOnly date, Settlement settlement, IReadOnlyList<JournalEntry> journal, KnownFacts facts, string sellerDocument, string? buyerDocument)
        => Following(order, date, facts.KnownAt, sellerDocument, buyerDocument) with
        {
            Total = amount,
            Journal = journal,
            Kind = OrderKind.Settlement,
            Settles = item.Order,
            Settlement = settlement,
        };

    /// <summary>An order without lines that follows another one: what it keeps of it is class, parties and currency.</summary>
    internal static Order Following(Order order, DateOnly date, long knownAt, string sellerDocument, string? buyerDocument) => order with
    {
        Id = null,
        SellerDocument = sellerDocument,
        BuyerDocument = buyerDocument,
        DocumentYear = date.Year,
        SourceSystem = null,
        Date = date,
        PriceDate = date,
        RateDate = date,
        PostingDate = date,
        DocumentDate = null,
        KnownAt = knownAt,
        PostedAt = null,
        PostedBy = null,
        Engine = OrderDecision.Engine,
        Lines = [],
        Total = Amount.Zero(order.Currency),
        PayrollMemo = null,
        Standing = null,
        Adjusts = null,
        Adjustment = null,
        Reclassifies = null,
        Consent = null,
        Settles = null,
        Settlement = null,
        Revalues = null,
        Revaluation = null,
    };

    // The companies of an item that keep books, the seller first.
    private static IEnumerable<string> BooksOf(OpenItem item)
    {
        if (item.SellersBooks is not null)
            yield return item.Seller;
        if (item.BuyersBooks is not null)
            yield return item.Buyer;
    }

    private static IEnumerable<Refusal> RefuseDate(DateOnly date, Order order)
    {
        var first = order.PostingDate > order.Date ? order.PostingDate : order.Date;
        if (date < first)
            yield return new Refusal(RefusalCodes.CorrectionBeforeOrder, "/date", $"The order is of {order.Date:yyyy-MM-dd}, posted on {order.PostingDate:yyyy-MM-dd}: it cannot be settled on {date:yyyy-MM-dd}, before that.");
    }

    private static Refusal RefuseNothingOpen(Order order, DateOnly date)
        => (order.Adjusts ?? order.Reverses ?? order.Settles ?? order.Revalues) is { } other
            ? new Refusal(RefusalCodes.NothingOpen, "", $"Order {order.Id} changes what is open of order {other}: settle that one.", other)
            : new Refusal(RefusalCodes.NothingOpen, "", $"Nothing of order {order.Id} is open between two companies that could be settled on {date:yyyy-MM-dd}.");

    private static Refusal? RefuseAmount(Figure? asked, DueItem due)
    {
        if (asked is not { } amount)
            return null;
        var (currency, open) = (due.Item.Currency, due.Amount);
        if (!amount.Value.HasAtMost(currency.MinorUnits))
            return new Refusal(RefusalCodes.InvalidValue, "/amount", $"{currency} has {currency.MinorUnits} decimals, and {amount} has more.");
        if (amount.Value.Sign != open.Value.Sign)
            return new Refusal(RefusalCodes.InvalidValue, "/amount", $"{open} {currency} are open: an amount that settles is on the same side of zero.");
        return (open.Value - amount.Value).Sign == -open.Value.Sign
            ? new Refusal(RefusalCodes.OverSettlement, "/amount", $"{open} {currency} are open, not {amount}.") : null;
    }
}
