using IntercompanyPricing.Domain.Money;

namespace IntercompanyPricing.Domain.Orders;

/// <summary>What became of an order since it was posted.</summary>
/// <param name="order">The order.</param>
/// <param name="all">Its reversals, adjustments and settlements so far, and the reversals of those, as they were posted.</param>
internal sealed class Corrections(Order order, IReadOnlyList<Order> all)
{
    /// <summary>The reversals of the order, in order.</summary>
    public IReadOnlyList<Order> Reversals { get; } = [.. all.Where(correction => correction.Reverses == order.Id)];

    /// <summary>Its adjustments, in order, those that were taken back included.</summary>
    public IReadOnlyList<Order> Adjustments { get; } = [.. all.Where(correction => correction.Adjusts == order.Id)];

    /// <summary>Its adjustments that were not taken back, in order.</summary>
    public IEnumerable<Order> StandingAdjustments => Standing(correction => correction.Adjusts == order.Id);

    /// <summary>The reversal after which nothing of the order was left; null while something is.</summary>
    public Order? LastReversal => Reversals is [.., { Reversal.IsLast: true } last] ? last : null;

    /// <summary>How much of a line was not taken back, in millionths of its unit.</summary>
    public long QuantityLeft(OrderLine line) => line.Quantity.Scaled + PartsOf(line, Reversals).Sum(part => part.Quantity.Scaled);

    /// <summary>What a line costs now: as posted, less what was taken back, with all adjustments that stand.</summary>
    public Amount AmountLeft(OrderLine line) => line.Amount with { Minor = line.Amount.Minor + PartsOf(line, [.. Reversals, .. StandingAdjustments]).Sum(part => part.Amount.Minor) };

    /// <summary>Why a correction cannot have a date; null where it can.</summary>
    public Refusal? RefuseDate(DateOnly date, string code)
        => date >= (order.PostingDate > order.Date ? order.PostingDate : order.Date) ? null
            : new Refusal(code, "/date", $"The order is of {order.Date:yyyy-MM-dd}, posted on {order.PostingDate:yyyy-MM-dd}: {date:yyyy-MM-dd} is before that.");

    /// <summary>Why nothing of an order can be corrected any more; null where something is left.</summary>
    public Refusal? RefuseNothingLeft()
        => LastReversal is not { } last ? null
            : new Refusal(RefusalCodes.AlreadyReversed, "", $"Nothing of order {order.Id} is left: order {last.Id} reversed it on {last.Date:yyyy-MM-dd}.", last.Id);

    /// <summary>Why an order whose price was changed cannot be taken back; null where no adjustment of it stands.</summary>
    public Refusal? RefuseAdjusted()
        => StandingAdjustments.LastOrDefault() is not { } adjustment ? null
            : new Refusal(RefusalCodes.OrderAdjusted, "", $"Order {adjustment.Id} changed the price of order {order.Id} on {adjustment.Date:yyyy-MM-dd}: reverse that one first.", adjustment.Id);

    /// <summary>
    /// Why what is owed newly after a netting cannot be taken back: it was settled since. A supply can be: what was paid for it is then owed back.
    /// A revaluation takes itself back.
    /// </summary>
    public Refusal? RefuseSettled() => order switch
    {
        { Kind: OrderKind.Revaluation } => new Refusal(RefusalCodes.AlreadyReversed, "", $"Order {order.Id} values a balance on {order.PostingDate:yyyy-MM-dd} and takes that back on the next day itself.", order.Id),
        { Kind: OrderKind.Settlement, Settles: null } when Standing(correction => correction.Settles == order.Id).LastOrDefault() is { } settlement
            => new Refusal(RefusalCodes.OrderSettled, "", $"Order {settlement.Id} settled order {order.Id} on {settlement.Date:yyyy-MM-dd}: reverse that one first.", settlement.Id),
        _ => null,
    };

    /// <summary>The order with what is a correction's own: what it keeps of the order is class, parties, dates of price and rate, and currency.</summary>
    public Order Correct(OrderKind kind, DateOnly date, string mark, string? sellerDocument, string? buyerDocument, long knownAt, IReadOnlyList<OrderLine> lines) => order with
    {
        Id = null,
        SellerDocument = sellerDocument ?? FollowingDocument.Of(order, order.SellerDocument!, mark, date.Year),
        BuyerDocument = buyerDocument ?? (order.BuyerDocument is { } number ? FollowingDocument.Of(order, number, mark, date.Year) : null),
        DocumentYear = date.Year,
        Date = date,
        PostingDate = date,
        DocumentDate = null,
        KnownAt = knownAt,
        PostedAt = null,
        PostedBy = null,
        Engine = OrderDecision.Engine,
        Lines = lines,
        Total = new Amount(lines.Sum(line => line.Amount.Minor), order.Currency),
        PayrollMemo = PayrollMemo.Of(order.Buyer, order.Decision, lines, order.Currency),
        Standing = null,
        Kind = kind,
        Adjusts = null,
        Adjustment = null,
        Reclassifies = null,
        Consent = null,
        Settles = null,
        Settlement = null,
        Revalues = null,
        Revaluation = null,
    };

    // Those that were not taken back.
    private IEnumerable<Order> Standing(Func<Order, bool> kind) => all.Where(kind).Where(correction => !all.Any(reversal => reversal.Reverses == correction.Id));

    private static IEnumerable<OrderLine> PartsOf(OrderLine line, IEnumerable<Order> corrections) => corrections.SelectMany(correction => correction.Lines).Where(part => part.Number == line.Number);
}
