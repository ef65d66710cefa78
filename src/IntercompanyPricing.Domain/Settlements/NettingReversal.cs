using IntercompanyPricing.Domain.Ledger;
using IntercompanyPricing.Domain.MasterData;
using IntercompanyPricing.Domain.Orders;

namespace IntercompanyPricing.Domain.Settlements;

/// <summary>Takes a netting back as a whole, each of its orders by a reversal: what was netted is open again, and what was owed instead is not. Pure.</summary>
public static class NettingReversal
{
    /// <summary>Decides it.</summary>
    /// <param name="request">The request, its shape already checked; it has no lines.</param>
    /// <param name="orders">The orders of the netting, as they were posted.</param>
    /// <param name="earlier">What became of each so far, in the same order.</param>
    /// <param name="facts">Everything known.</param>
    /// <param name="access">How far it may go into periods that are being closed.</param>
    /// <returns>The reversing orders in the same order, without ids, who and when; or every reason found why they cannot be.</returns>
    public static Outcome<IReadOnlyList<Order>> Decide(ReversalRequest request, IReadOnlyList<Order> orders, IReadOnlyList<IReadOnlyList<Order>> earlier, KnownFacts facts, PeriodAccess access = PeriodAccess.Open)
    {
        List<Outcome<Order>> reversals = [.. orders.Select((order, i) => OrderReversal.DecideAlone(request, order, earlier[i], facts, access, null))];

        // Each order of a closed month is refused for it; it is said once.
        List<Refusal> refusals = [.. reversals.SelectMany(reversal => reversal.Refusals).Distinct()];
        return refusals.Count > 0 ? refusals : reversals.ConvertAll(reversal => reversal.Value!);
    }
}
