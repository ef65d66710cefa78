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
    /// <summary>Decides a reversal.</summary>
    /// <param name="request">The request, its shape already checked.</param>
    /// <param name="order">The order to be reversed, as it was posted.</param>
    /// <param name="earlier">Its reversals and adjustments so far, and the reversals of those adjustments, in order.</param>
    /// <param name="facts">Everything known.</param>
    /// <param name="access">How far it may go into periods that are being closed.</param>
    /// <param name="standing">What orders and reversals before left of allowances and volumes.</param>
    /// <returns>The reversing order without id, who and when; or every reason found why it cannot be.</returns>
    public static Outcome<Order> Decide(ReversalRequest request, Order order, IReadOnlyList<Order> earlier, KnownFacts facts, PeriodAccess access = PeriodAccess.Open, Standing? standing = null)
    {
        return order.Settlement?.Netting is { } netting
            ? new Refusal(RefusalCodes.PartOfNetting, "", $"Order {order.Id} is a part of netting {netting}, whose clearing accounts would not return to zero without it: reverse the netting.", netting)
            : DecideAlone(request, order, earlier, facts, access, standing);
    }

    /// <summary>Decides a reversal, be the order a part of a netting.</summary>
    internal static Outcome<Order> DecideAlone(ReversalRequest request, Order order, IReadOnlyList<Order> earlier, KnownFacts facts, PeriodAccess access, Standing? standing)
    {
        if (order.Reverses is { } reversed)
            return new Refusal(RefusalCodes.ReversalOfReversal, "", $"Order {order.Id} is itself the reversal of order {reversed}: post the supply again instead.");
        var corrections = new Corrections(order, earlier);
        if ((corrections.RefuseNothingLeft() ?? corrections.RefuseAdjusted() ?? corrections.RefuseSettled()) is { } refusal)
            return refusal;

        var lines = request.Lines ?? [];
        var refusals = new List<Refusal>();
        if (corrections.RefuseDate(request.Date, RefusalCodes.ReversalBeforeOrder) is { } early)
            refusals.Add(early);
        refusals.AddRange(RefuseLines(lines, order, corrections));
        if (refusals.Count > 0)
            return refusals;

        // How much of each line is taken back now, and with the reversals before; a line without a quantity, as adjustments have, goes with the whole.
        var now = request.Lines?.ToDictionary(line => line.Number, line => line.Quantity.Scaled) ?? order.Lines.ToDictionary(line => line.Number, corrections.QuantityLeft);
        long UpToNow(OrderLine line) => line.Quantity.Scaled - corrections.QuantityLeft(line) + now.GetValueOrDefault(line.Number);
        bool Takes(OrderLine line, long quantity) => quantity > 0 || line.Quantity.Scaled == 0;
        var isLast = order.Lines.All(line => UpToNow(line) == line.Quantity.Scaled);

        // What all reversals up to this one take back, less what the earlier ones took: so they add up exactly, and the last one bears what rounding left.
        var before = corrections.Reversals;
        var taken = order with { Lines = [.. order.Lines.Where(line => Takes(line, UpToNow(line))).Select(line => Part(line, UpToNow(line), order))] };
        Outcome<IReadOnlyList<JournalEntry>> journal = isLast ? order.Journal.ToList() : OrderJournal.Post(taken, facts.Log.At(order.KnownAt));
        if (!journal.Succeeded)
            return journal.Refusals.ToList();
        var reversing = JournalReversal.Of(journal.Value, before.SelectMany(reversal => reversal.Journal), request.Date);
        refusals.AddRange(PeriodRule.Check(reversing, access, "/date", facts));
        if (refusals.Count > 0)
            return refusals;

        var (back, uses) = OrderStanding.GiveBack(
            order, [.. order.Lines.Where(line => Takes(line, now.GetValueOrDefault(line.Number))).Select(line => Back(Part(line, UpToNow(line), order), now.GetValueOrDefault(line.Number), before))],
            facts.Log.At(order.KnownAt), standing ?? Standing.None);
        var part = before.Count + 1;
        return corrections.Correct(OrderKind.Reversal, request.Date, $"R{part}", request.SellerDocument, request.BuyerDocument, facts.KnownAt, back) with
        {
            Total = order.Lines.Count == 0 ? order.Total with { Minor = -order.Total.Minor } : new Amount(back.Sum(line => line.Amount.Minor), order.Currency),
            Journal = reversing,
            Reverses = order.Id,
            Standing = uses,
            Reversal = new Reversal(part, request.Reason, isLast),
        };
    }

    private static IEnumerable<Refusal> RefuseLines(IReadOnlyList<ReversalLine> lines, Order order, Corrections corrections)
    {
        var seen = new HashSet<int>();
        for (var i = 0; i < lines.Count; i++)
        {
            var (number, quantity) = lines[i];
            if (order.Lines.FirstOrDefault(line => line.Number == number) is not { } line)
                yield return new Refusal(RefusalCodes.UnknownLine, $"/lines/{i}/number", $"The order has no line {number}; it has {order.Lines.Count}.");
            else if (!seen.Add(number))
                yield return new Refusal(RefusalCodes.InvalidValue, $"/lines/{i}/number", $"Line {number} stands twice.");
            else if (quantity.Scaled > corrections.QuantityLeft(line))
                yield return new Refusal(RefusalCodes.OverReversal, $"/lines/{i}/quantity", $"Of line {number} {new Quantity(corrections.QuantityLeft(line))} {line.Unit} are left to reverse, not {quantity}.");
        }
    }

    // So much of a line; all of it where the quantity is the line's own.
    private static OrderLine Part(OrderLine line, long quantity, Order order)
    {
        if (quantity == line.Quantity.Scaled)
            return line;
        Amount Share(Amount whole) => Amount.Of(whole.Value * Exact.FromScaled(quantity, 0) / Exact.FromScaled(line.Quantity.Scaled, 0), whole.Currency, order.Rounding)!.Value;
        var paid = Share(line.Amount);
        return line with
        {
            Quantity = new Quantity(quantity),
            Amount = paid,
            Benefit = line.Benefit is { } benefit ? Part(benefit, paid, Share) : null,
            Dual = line.Dual is { } dual ? Part(dual, paid, Share(dual.Amount)) : null,
            Incentives = line.Incentives?.Select(incentive => incentive with { Volume = Share(incentive.Volume) }).ToList(),
        };
    }

    private static DualAmount Part(DualAmount dual, Amount charged, Amount credited) => dual with { Amount = credited, Difference = credited with { Minor = credited.Minor - charged.Minor } };

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
            Dual = taken.Dual is not { } dual ? null : dual with
            {
                Amount = Less(dual.Amount, line => line.Dual!.Amount),
                Difference = Less(dual.Difference, line => line.Dual!.Difference),
            },
            Incentives = taken.Incentives?.Select((incentive, i) => incentive with { Volume = Less(incentive.Volume, line => line.Incentives![i].Volume) }).ToList(),
        };
    }
}
