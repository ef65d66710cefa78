using IntercompanyPricing.Api.Reports;
using IntercompanyPricing.Domain.MasterData;
using IntercompanyPricing.Domain.Reconciliation;
using IntercompanyPricing.Domain.Settlements;
using IntercompanyPricing.Storage;

namespace IntercompanyPricing.Api.Settlements;

/// <summary>Finds the pairs of companies in a netting whose ERPs have booked otherwise than they have here.</summary>
internal static class UnreconciledPairs
{
    /// <summary>The pairs that differ, as the reconciliation report of each would say with its usual tolerance. Where no ERP has sent anything there is nothing to differ.</summary>
    public static List<UnreconciledPair> Of(NettingRun run, KnownFacts facts, IStore store, CancellationToken hungUp)
    {
        var pairs = new List<(string Company, string Counterparty, IReadOnlyList<ErpEntry> Booked, PairReconciliation Posted)>();
        foreach (var (company, counterparty) in run.Items.Select(item => string.CompareOrdinal(item.Seller, item.Buyer) < 0 ? (item.Seller, item.Buyer) : (item.Buyer, item.Seller)).Distinct())
        {
            if (store.ReadErpEntries(new ErpQuery(company, counterparty, run.Date)) is { Count: > 0 } booked)
                pairs.Add((company, counterparty, booked, new PairReconciliation(company, counterparty, null, run.Date, facts)));
        }

        if (pairs.Count == 0)
            return [];
        foreach (var order in PostedOrders.All(store, new OrderQuery(0), hungUp))
            pairs.ForEach(pair => pair.Posted.Add(order));
        return
        [
            .. from pair in pairs
               let report = pair.Posted.Complete(pair.Booked, Tolerance.Usual)
               where !report.IsReconciled
               select new UnreconciledPair(pair.Company, pair.Counterparty, report.Erps.Sum(erp => erp.Differences.Count(difference => difference.Reason != DifferenceReason.DateDiffers))),
        ];
    }
}
