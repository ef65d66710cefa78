using IntercompanyPricing.Api.Reports;
using IntercompanyPricing.Api.Settlements;
using IntercompanyPricing.Domain.MasterData;
using IntercompanyPricing.Domain.Orders;
using IntercompanyPricing.Domain.Settlements;
using IntercompanyPricing.Storage;

namespace IntercompanyPricing.Api.Periods;

/// <summary>Finds the revaluations of a month that no longer say what a company's open balances are worth.</summary>
internal static class StaleRevaluations
{
    private const int OrdersShown = 100;

    /// <summary>Those of which another revaluation of the same day and currency would post something: by day, the last one of each.</summary>
    public static List<StaleRevaluation> Of(string company, DateOnly first, DateOnly last, KnownFacts facts, IStore store, CancellationToken hungUp)
        => [.. from order in PostedOrders.All(store, new OrderQuery(0, Company: company, PostedFrom: first, PostedTo: last, Kind: OrderKind.Revaluation), hungUp)
               where order.Journal.Any(entry => entry.Company == company)
               group order by order.PostingDate into day
               orderby day.Key
               let differing = Differing(company, day.Key, [.. day.Select(order => order.Currency.Code)], facts, store)
               where differing.Count > 0
               select new StaleRevaluation(day.Last().Revaluation!.Of!.Value, day.Key, differing)];

    // Where a rate is missing by now, nothing can be said; the checklist tells of the rate.
    private static List<Guid> Differing(string company, DateOnly day, HashSet<string> currencies, KnownFacts facts, IStore store)
    {
        var run = new PlannedRevaluation(new RevaluationRequest(day, "", [company]), store).Plan(facts);
        return [.. (run.Value?.Items ?? []).Where(item => currencies.Contains(item.Currency.Code)).Select(item => item.Order).Distinct().Take(OrdersShown)];
    }
}
