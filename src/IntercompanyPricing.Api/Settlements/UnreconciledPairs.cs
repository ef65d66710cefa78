using IntercompanyPricing.Api.Reconciliation;
using IntercompanyPricing.Api.Reports;
using IntercompanyPricing.Domain.MasterData;
using IntercompanyPricing.Domain.Reconciliation;
using IntercompanyPricing.Domain.Settlements;
using IntercompanyPricing.Storage;

namespace IntercompanyPricing.Api.Settlements;

/// <summary>Finds the pairs of companies in a netting whose ERPs have booked otherwise than they have here.</summary>
internal static class UnreconciledPairs
{
    /// <summary>
    /// The pairs that differ, as the reconciliation report of each would say with its usual tolerance. Where no ERP has sent anything there is
    /// nothing to differ, and nothing is read.
    /// </summary>
    public static List<UnreconciledPair> Of(NettingRun run, KnownFacts facts, IStore store, CancellationToken hungUp)
    {
        var pairs = new List<ComparedPair>();
        foreach (var (company, counterparty) in run.Items.Select(item => string.CompareOrdinal(item.Seller, item.Buyer) < 0 ? (item.Seller, item.Buyer) : (item.Buyer, item.Seller)).Distinct())
        {
            if (store.ReadErpEntries(new ErpQuery(company, counterparty, run.Date)) is { Count: > 0 } booked)
                pairs.Add(new ComparedPair(company, counterparty, booked));
        }

        foreach (var company in pairs.SelectMany(pair => new[] { pair.Company, pair.Counterparty }).Distinct())
        {
            List<ComparedPair> own = [.. pairs.Where(pair => pair.OtherOf(company) is not null)];
            var query = new BookedLineQuery(0, company, [.. own.Select(pair => pair.OtherOf(company)!)], run.Date);
            var books = CompanyBooks.Read(store, query, own.Where(pair => pair.IsBookedBy(company)).Select(pair => pair.OtherOf(company)!).ToHashSet(), facts, hungUp);
            own.ForEach(pair => pair.Add(company, books));
        }

        return [.. pairs.Where(pair => pair.Differences > 0 || (!pair.IsBalanced && !IsReconciled(pair, run.Date, facts, store, hungUp))).Select(pair => new UnreconciledPair(pair.Company, pair.Counterparty, pair.Differences))];
    }

    // Both sides of an order agree, so that hardly any books come here: where the orders have to tell what of these is open.
    private static bool IsReconciled(ComparedPair pair, DateOnly asOf, KnownFacts facts, IStore store, CancellationToken hungUp)
    {
        var reconciliation = new PairReconciliation(pair.Company, pair.Counterparty, null, asOf, facts);
        foreach (var order in PostedOrders.All(store, new OrderQuery(0, Company: pair.Company), hungUp))
            reconciliation.Add(order);
        return reconciliation.Complete(pair.Booked, Tolerance.Usual).IsReconciled;
    }
}
