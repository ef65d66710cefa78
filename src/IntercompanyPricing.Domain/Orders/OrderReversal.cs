using IntercompanyPricing.Domain.Classification;
using IntercompanyPricing.Domain.Ledger;
using IntercompanyPricing.Domain.MasterData;
using IntercompanyPricing.Domain.Money;
using IntercompanyPricing.Domain.Pricing;
using IntercompanyPricing.Domain.Standings;

namespace IntercompanyPricing.Domain.Orders;

/// <summary>
/// Takes a posted order back, whole or in parts. A reversal is an order of its own with quantities and amounts below zero and
/// debit and credit swapped; class, prices, rates, accounts and elimination key are the reversed order's, so that both add up
/// to nothing. A pure function, as <see cref="OrderDecision"/> is.
/// </summary>
public static class OrderReversal
{
    private const int MaxDocumentLength = 64;

    /// <summary>Decides a reversal.</summary>
    /// <param name="request">The request, its shape already checked.</param>
    /// <param name="order">The order to be reversed, as it was posted.</param>
    /// <param name="earlier">Its reversals so far, in order.</param>
    /// <param name="facts">Everything known.</param>
    /// <param name="access">How far it may go into periods that are being closed.</param>
    /// <param name="standing">What orders and reversals before left of allowances and volumes.</param>
    /// <returns>The reversing order without id, who and when; or every reason found why it cannot be.</returns>
    public static Outcome<Order> Decide(ReversalRequest request, Order order, IReadOnlyList<Order> earlier, KnownFacts facts, PeriodAccess access = PeriodAccess.Open, Standing? standing = null)
    {
        if (order.Reverses is { } reversed)
            return new Refusal(RefusalCodes.ReversalOfReversal, "", $"Order {order.Id} is itself the reversal of order {reversed}: post the supply again instead.");
        if (earlier is [.., { Reversal.IsLast: true } last])
            return new Refusal(RefusalCodes.AlreadyReversed, "", $"Nothing of order {order.Id} is left: order {last.Id} reversed it on {last.Date:yyyy-MM-dd}.");

        // How much of each line was taken back before; reversals hold it below zero.
        var before = order.Lines.ToDictionary(line => line.Number, line => -earlier.SelectMany(reversal => reversal.Lines).Where(part => part.Number == line.Number).Sum(part => part.Quantity.Scaled));
        List<Refusal> refusals = [.. RefuseDate(request, order), .. RefuseLines(request.Lines ?? [], order, before)];
        if (refusals.Count > 0)
            return refusals;

        var now = request.Lines?.ToDictionary(line => line.Number, line => line.Quantity.Scaled) ?? order.Lines.ToDictionary(line => line.Number, line => line.Quantity.Scaled - before[line.Number]);
        long UpToNow(OrderLine line) => before[line.Number] + now.GetValueOrDefault(line.Number);
        var isLast = order.Lines.All(line => UpToNow(line) == line.Quantity.Scaled);

        // What all reversals up to this one take back, less what the earlier ones took: so they add up exactly, and the last one bears what rounding left.
        var taken = order with { Lines = [.. order.Lines.Where(line => UpToNow(line) > 0).Select(line => Part(line, UpToNow(line), order))] };
        Outcome<IReadOnlyList<JournalEntry>> journal = isLast ? order.Journal.ToList() : OrderJournal.Post(taken, facts.Log.At(order.KnownAt));
        if (!journal.Succeeded)
            return journal.Refusals.ToList();
        var reversing = JournalReversal.Of(journal.Value, earlier.SelectMany(reversal => reversal.Journal), request.Date);
        refusals.AddRange(PeriodRule.Check(reversing, access, "/date", facts));
        if (refusals.Count > 0)
            return refusals;

        var (lines, uses) = OrderStanding.GiveBack(
            order, [.. taken.Lines.Where(line => now.GetValueOrDefault(line.Number) > 0).Select(line => Back(line, now[line.Number], earlier))], facts.Log.At(order.KnownAt), standing ?? Standing.None);
        var part = earlier.Count + 1;
        return order with
        {
            Id = null,
            SellerDocument = request.SellerDocument ?? DocumentOf(order.SellerDocument!, part, order),
            BuyerDocument = request.BuyerDocument ?? (order.BuyerDocument is { } number ? DocumentOf(number, part, order) : null),
            DocumentYear = request.Date.Year,
            Date = request.Date,
            PostingDate = request.Date,
            DocumentDate = null,
            KnownAt = facts.KnownAt,
            PostedAt = null,
            PostedBy = null,
            Engine = OrderDecision.Engine,
            Lines = lines,
            Total = new Amount(lines.Sum(line => line.Amount.Minor), order.Currency),
            PayrollMemo = PayrollMemo.Of(order.Buyer, order.Decision, lines, order.Currency),
            Journal = reversing,
            Reverses = order.Id,
            Standing = uses,
            Reversal = new Reversal(part, request.Reason, isLast),
        };
    }

    private static IEnumerable<Refusal> RefuseDate(ReversalRequest request, Order order)
    {
        var first = order.PostingDate > order.Date ? order.PostingDate : order.Date;
        if (request.Date < first)
            yield return new Refusal(RefusalCodes.ReversalBeforeOrder, "/date", $"The order is of {order.Date:yyyy-MM-dd}, posted on {order.PostingDate:yyyy-MM-dd}: it cannot be reversed on {request.Date:yyyy-MM-dd}, before that.");
    }

    private static IEnumerable<Refusal> RefuseLines(IReadOnlyList<ReversalLine> lines, Order order, Dictionary<int, long> before)
    {
        var seen = new HashSet<int>();
        for (var i = 0; i < lines.Count; i++)
        {
            var (number, quantity) = lines[i];
            if (order.Lines.FirstOrDefault(line => line.Number == number) is not { } line)
                yield return new Refusal(RefusalCodes.UnknownLine, $"/lines/{i}/number", $"The order has no line {number}; it has {order.Lines.Count}.");
            else if (!seen.Add(number))
                yield return new Refusal(RefusalCodes.InvalidValue, $"/lines/{i}/number", $"Line {number} stands twice.");
            else if (quantity.Scaled > line.Quantity.Scaled - before[number])
                yield return new Refusal(RefusalCodes.OverReversal, $"/lines/{i}/quantity", $"Of line {number} {new Quantity(line.Quantity.Scaled - before[number])} {line.Unit} are left to reverse, not {quantity}.");
        }
    }

    // So much of a line; all of it where the quantity is the line's own.
    private static OrderLine Part(OrderLine line, long quantity, Order order)
    {
        Amount Share(Amount whole) => Amount.Of(whole.Value * Exact.FromScaled(quantity, 0) / Exact.FromScaled(line.Quantity.Scaled, 0), whole.Currency, order.Rounding)!.Value;
        var paid = Share(line.Amount);
        return line with
        {
            Quantity = new Quantity(quantity),
            Amount = paid,
            Benefit = line.Benefit is { } benefit ? Part(benefit, paid, Share) : null,
            Incentives = line.Incentives?.Select(incentive => incentive with { Volume = Share(incentive.Volume) }).ToList(),
        };
    }

    // Both parts of a discount are split, and make up the sums that they make up in the whole.
    private static StaffBenefit Part(StaffBenefit benefit, Amount paid, Func<Amount, Amount> share)
    {
        var (qualified, taxable) = (share(benefit.Qualified), share(benefit.Taxable));
        var discount = qualified.Minor + taxable.Minor;
        return benefit with
        {
            ListAmount = paid with { Minor = paid.Minor + discount },
            Discount = paid with { Minor = discount },
            Qualified = qualified,
            Taxable = taxable,
            Markdown = benefit.Markdown is { } markdown ? share(markdown) : null,
            Allowance = benefit.Allowance is { } allowance ? allowance with { Used = share(allowance.Used) } : null,
        };
    }

    // The line of a reversal: what is taken back up to now, less what the earlier reversals took (which they hold below zero), and that below zero.
    private static OrderLine Back(OrderLine taken, long quantity, IReadOnlyList<Order> earlier)
    {
        List<OrderLine> parts = [.. earlier.SelectMany(reversal => reversal.Lines).Where(line => line.Number == taken.Number)];
        Amount Less(Amount whole, Func<OrderLine, Amount> part) => whole with { Minor = -whole.Minor - parts.Sum(line => part(line).Minor) };
        return taken with
        {
            Quantity = new Quantity(-quantity),
            Amount = Less(taken.Amount, line => line.Amount),
            Benefit = taken.Benefit is not { } benefit ? null : benefit with
            {
                ListAmount = Less(benefit.ListAmount, line => line.Benefit!.ListAmount),
                Discount = Less(benefit.Discount, line => line.Benefit!.Discount),
                Qualified = Less(benefit.Qualified, line => line.Benefit!.Qualified),
                Taxable = Less(benefit.Taxable, line => line.Benefit!.Taxable),
                Markdown = benefit.Markdown is { } markdown ? Less(markdown, line => line.Benefit!.Markdown!.Value) : null,
                Allowance = benefit.Allowance is { } allowance ? allowance with { Used = Less(allowance.Used, line => line.Benefit!.Allowance!.Used) } : null,
            },
            Incentives = taken.Incentives?.Select((incentive, i) => incentive with { Volume = Less(incentive.Volume, line => line.Incentives![i].Volume) }).ToList(),
        };
    }

    // A number of their own for those who give none; the order's id makes one where the order's number has no room left.
    private static string DocumentOf(string number, int part, Order order)
        => $"{number}/R{part}" is { Length: <= MaxDocumentLength } readable ? readable : $"{order.Id:N}/R{part}";
}
