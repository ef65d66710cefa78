using IntercompanyPricing.Domain.Classification;
using IntercompanyPricing.Domain.Ledger;
using IntercompanyPricing.Domain.MasterData;
using IntercompanyPricing.Domain.Money;
using IntercompanyPricing.Domain.Pricing;

namespace IntercompanyPricing.Domain.Orders;

/// <summary>
/// Debit and credit notes: the price of a posted order changes in the books of both sides. An adjustment is an order of its own
/// without quantities, with amounts above zero (the buyer owes more) or below. It keeps the order's class and elimination key, its
/// accounts of what is owed and its exchange rates, so that order and adjustments together stand in the books as the order would at
/// the right price, but for rounding to functional currency. A pure function, as <see cref="OrderDecision"/> is.
/// </summary>
public static class OrderAdjustment
{
    /// <summary>The method of a price difference.</summary>
    public const string Method = "adjustment";

    /// <summary>Decides an adjustment of one order.</summary>
    /// <param name="request">The request, its shape already checked.</param>
    /// <param name="order">The order to be adjusted, as it was posted.</param>
    /// <param name="earlier">Its reversals and adjustments so far, and the reversals of those adjustments.</param>
    /// <param name="facts">Everything known.</param>
    /// <param name="access">How far it may go into periods that are being closed.</param>
    /// <returns>The adjusting order without id, who and when; or every reason found why it cannot be.</returns>
    public static Outcome<Order> Decide(AdjustmentRequest request, Order order, IReadOnlyList<Order> earlier, KnownFacts facts, PeriodAccess access = PeriodAccess.Open)
    {
        var corrections = new Corrections(order, earlier);
        if (RefuseKind(order) is { } notAdjustable)
            return notAdjustable;
        if (corrections.RefuseNothingLeft() is { } nothing)
            return nothing;

        var refusals = new List<Refusal>();
        if (corrections.RefuseDate(request.Date, RefusalCodes.CorrectionBeforeOrder) is { } early)
            refusals.Add(early);
        var lines = request.Lines.Select((line, i) => Adjust(line, request.Lines.Take(i), order, corrections, $"/lines/{i}", refusals)).OfType<OrderLine>().ToList();
        if (refusals.Count > 0)
            return refusals;

        // What is owed goes to the accounts that the order went to, at its rates; what is earned and spent to today's accounts of adjustments.
        var trade = OrderJournal.TradeOf(order with { Lines = lines }, facts.Log.At(order.KnownAt)) with { PostingDate = request.Date, Adjusts = new AdjustedTrade(order.PostingDate, facts) };
        var journal = AdjustmentPosting.Post(trade);
        if (!journal.Succeeded)
            return journal.Refusals.ToList();
        refusals.AddRange(PeriodRule.Check(journal.Value, access, "/date", facts));
        if (refusals.Count > 0)
            return refusals;

        var part = corrections.Adjustments.Count + 1;
        return corrections.Correct(OrderKind.Adjustment, request.Date, $"A{part}", request.SellerDocument, request.BuyerDocument, facts.KnownAt, lines) with
        {
            Journal = journal.Value,
            Adjusts = order.Id,
            Adjustment = new Adjustment(request.Reason, part, request.Lines),
        };
    }

    private static Refusal? RefuseKind(Order order) => order switch
    {
        { Kind: not OrderKind.Supply } => new Refusal(RefusalCodes.NotAdjustable, "", $"Order {order.Id} is a {EnumText<OrderKind>.Of(order.Kind!.Value)}: only a supply has a price that can change."),
        { Decision.Relationship: Relationship.Employee or Relationship.GroupEmployee } => new Refusal(RefusalCodes.NotAdjustable, "", $"Order {order.Id} is a staff purchase, whose taxable part rests on its price: reverse it and post it again."),
        _ => null,
    };

    // The line of the difference; null where it is refused.
    private static OrderLine? Adjust(AdjustmentLine asked, IEnumerable<AdjustmentLine> before, Order order, Corrections corrections, string pointer, List<Refusal> refusals)
    {
        OrderLine? Refuse(string code, string member, string detail)
        {
            refusals.Add(new Refusal(code, pointer + member, detail));
            return null;
        }

        if (order.Lines.FirstOrDefault(line => line.Number == asked.Number) is not { } line)
            return Refuse(RefusalCodes.UnknownLine, "/number", $"The order has no line {asked.Number}; it has {order.Lines.Count}.");
        if (before.Any(other => other.Number == asked.Number))
            return Refuse(RefusalCodes.InvalidValue, "/number", $"Line {asked.Number} stands twice.");
        var quantity = new Quantity(corrections.QuantityLeft(line));
        if (quantity.Scaled == 0)
            return Refuse(RefusalCodes.AlreadyReversed, "/number", $"Nothing of line {asked.Number} is left: all of it was taken back.");

        var (member, now) = (asked.UnitPrice is null ? "/amount" : "/unitPrice", corrections.AmountLeft(line));
        var becomes = asked.UnitPrice is { } price ? price.Value * quantity.Value : now.Value + asked.Amount!.Value.Value;
        if (asked.Amount is { } difference && !difference.Value.HasAtMost(order.Currency.MinorUnits))
            return Refuse(RefusalCodes.InvalidValue, member, $"{order.Currency} has {order.Currency.MinorUnits} decimals, and {difference} has more.");
        if (becomes.Sign < 0)
            return Refuse(RefusalCodes.NegativePrice, member, $"Line {asked.Number} costs {now} {order.Currency} now and would cost {becomes}, below zero.");
        if (Amount.Of(becomes, order.Currency, order.Rounding) is not { } amount)
            return Refuse(RefusalCodes.AmountTooLarge, member, $"The line's amount would have more than {Amount.MaxDigits} digits in minor units.");
        if (amount == now)
            return Refuse(RefusalCodes.NoDifference, member, $"Line {asked.Number} costs {now} {order.Currency} already.");
        var change = amount with { Minor = amount.Minor - now.Minor };
        var perUnit = change.Value / quantity.Value;
        return perUnit.Round(UnitPrice.Decimals, order.Rounding, UnitPrice.IntegerDigits + UnitPrice.Decimals) is { } scaled
            ? Difference(line, new UnitPrice(scaled), change, StepsOf(now, amount, quantity))
            : Refuse(RefusalCodes.AmountTooLarge, member, $"The price of one unit would change by more than {UnitPrice.IntegerDigits} digits before the point.");
    }

    // No quantity moves, so that sums of quantities stay right. The cost stays: what is earned changes by all of the amount.
    private static OrderLine Difference(OrderLine line, UnitPrice perUnit, Amount change, IReadOnlyList<PriceStep> steps) => line with
    {
        Quantity = default,
        UnitPrice = perUnit,
        Amount = change,
        ListPrice = null,
        InternalAlternative = null,
        Incentives = null,
        Benefit = null,
        Pricing = new PriceExplanation(Method, null, null, steps, null),
    };

    private static List<PriceStep> StepsOf(Amount now, Amount becomes, Quantity quantity)
    {
        var currency = now.Currency.Code;
        return
        [
            new PriceStep("quantity", quantity.ToString()),
            new PriceStep("amount so far", now.ToString(), currency),
            new PriceStep("unit price so far", (now.Value / quantity.Value).ToString(), currency),
            new PriceStep("amount", becomes.ToString(), currency),
            new PriceStep("unit price", (becomes.Value / quantity.Value).ToString(), currency),
        ];
    }
}
