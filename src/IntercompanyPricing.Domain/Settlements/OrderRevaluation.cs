using IntercompanyPricing.Domain.Classification;
using IntercompanyPricing.Domain.Ledger;
using IntercompanyPricing.Domain.MasterData;
using IntercompanyPricing.Domain.Money;
using IntercompanyPricing.Domain.OpenItems;
using IntercompanyPricing.Domain.Orders;

namespace IntercompanyPricing.Domain.Settlements;

/// <summary>
/// Values what companies owe each other in foreign currency at the closing rate (IAS 21.23(a)): in each company's books the difference to
/// what an open item stands at goes to exchange gains or losses (IAS 21.28), by an order of kind revaluation for each item. In the
/// same order the valuation takes itself back on the next day. So an item stands at the closing rate at the end of the day and at the rate at which
/// it was booked from then on: the next valuation and the settlement count the whole difference from there, and none counts twice,
/// whatever is posted later with an earlier date. Where something is, another revaluation of the same day posts only what is missing.
/// What outsiders owe is left to the ERP, which knows what they have paid.
/// A pure function, as <see cref="OrderDecision"/> is.
/// </summary>
public static class OrderRevaluation
{
    /// <summary>Items of one run at most: they are posted in one transaction.</summary>
    public const int MaxItems = 10_000;

    private const string Prefix = "VAL";

    /// <summary>Works out what a revaluation would change.</summary>
    /// <param name="request">The request, its shape already checked.</param>
    /// <param name="open">What is open by the postings up to the day, earlier revaluations included, in the order in which it was posted.</param>
    /// <param name="facts">Everything known.</param>
    /// <returns>The run; or every reason found why there is none.</returns>
    public static Outcome<RevaluationRun> Plan(RevaluationRequest request, IEnumerable<OpenItem> open, KnownFacts facts)
    {
        if (request.Currency is { } code && Currency.Find(code) is null)
            return new Refusal(RefusalCodes.UnknownCurrency, "/currency", $"ISO 4217 has no currency '{code}'.");
        if (request.Companies?.Index().Where(company => facts.Party(company.Item, request.Date)?.Fact.KeepsBooks != true).ToList() is [_, ..] strangers)
            return strangers.ConvertAll(company => new Refusal(RefusalCodes.UnknownParty, $"/companies/{company.Index}", $"'{company.Item}' is no company that keeps books here on {request.Date:yyyy-MM-dd}."));

        var (items, refusals) = (new List<RevaluedItem>(), new List<Refusal>());
        foreach (var item in open.Where(item => IsValued(item, request)))
        {
            foreach (var books in RevaluationBooks.Of(item, request.Companies, request.Date, facts))
            {
                refusals.AddRange(books.Refusals);
                if (books.Value?.Difference is { } difference)
                    items.Add(difference);
            }
        }

        if (refusals.Count > 0)
            return refusals.Distinct().ToList();
        if (items.Count == 0)
            return new Refusal(RefusalCodes.NoDifference, "", $"Everything that is open in a foreign currency stands in the books at the rate of {request.Date:yyyy-MM-dd}.");
        return items.Select(item => item.Order).Distinct().Count() > MaxItems ? TooMany() : new RevaluationRun(request.Date, request.Date.AddDays(1), items, TotalsOf(items));
    }

    /// <summary>Whether an item is looked at: in a currency that is asked for, and not with outsiders.</summary>
    public static bool IsValued(OpenItem item, RevaluationRequest request) => item.Relationship != Relationship.Unrelated && (request.Currency is null || item.Currency.Code == request.Currency);

    /// <summary>Why so many items cannot be valued at once.</summary>
    public static Refusal TooMany() => new(RefusalCodes.InvalidValue, "/companies", $"More than {MaxItems} open items are to be valued, and one revaluation takes {MaxItems} at most: name some companies, or a currency.");

    /// <summary>Makes the orders of a run, one for each item of which something differs.</summary>
    /// <param name="run">The run.</param>
    /// <param name="request">The request.</param>
    /// <param name="items">These items, in the order of the run.</param>
    /// <param name="orders">The orders of these items, as they were posted.</param>
    /// <param name="ids">The ids of the orders to be posted. The last one names the revaluation.</param>
    /// <param name="facts">Everything known.</param>
    /// <param name="access">How far it may go into periods that are being closed.</param>
    /// <returns>The orders without who and when, the last one with the whole run; or every reason found why they cannot be.</returns>
    public static Outcome<IReadOnlyList<Order>> Decide(
        RevaluationRun run, RevaluationRequest request, IReadOnlyList<OpenItem> items, IReadOnlyList<Order> orders, IReadOnlyList<Guid> ids, KnownFacts facts, PeriodAccess access = PeriodAccess.Open)
    {
        Revaluation Of(int i) => new(request.Reason, items[i].Revaluations + 1, ids[^1], i == ids.Count - 1 ? run with { Id = ids[^1], Orders = ids } : null);
        List<Outcome<Order>> decided = [.. items.Select((item, i) => Decide(ids[i], request.Date, Of(i), request.Companies, orders[i], item, facts, access))];

        // A closed month is closed for each of them; it is said once.
        List<Refusal> refusals = [.. decided.SelectMany(order => order.Refusals).Distinct()];
        return refusals.Count > 0 ? refusals : decided.ConvertAll(order => order.Value!);
    }

    /// <summary>Makes the order that values one item.</summary>
    /// <param name="id">Its id, which also makes its document number one of its own.</param>
    /// <param name="date">The closing day.</param>
    /// <param name="revaluation">What is to be said of it.</param>
    /// <param name="companies">In whose books; in all where null.</param>
    /// <param name="order">The order of the item, as it was posted.</param>
    /// <param name="item">What is open of it by the postings up to the day, earlier revaluations included.</param>
    /// <param name="facts">Everything known.</param>
    /// <param name="access">How far it may go into periods that are being closed.</param>
    /// <returns>The order without who and when; or every reason found why it cannot be.</returns>
    public static Outcome<Order> Decide(
        Guid id, DateOnly date, Revaluation revaluation, IReadOnlyList<string>? companies, Order order, OpenItem item, KnownFacts facts, PeriodAccess access = PeriodAccess.Open)
    {
        var refusals = new List<Refusal>();
        var entries = new List<JournalEntry>();
        foreach (var books in RevaluationBooks.Of(item, companies, date, facts))
        {
            refusals.AddRange(books.Refusals);
            if (books.Value is not { Difference: not null } differs)
                continue;
            var entry = differs.Entry();
            refusals.AddRange(entry.Refusals);
            if (entry.Succeeded)
                entries.Add(entry.Value);
        }

        List<JournalEntry> journal = [.. entries, .. JournalReversal.Of(entries, [], date.AddDays(1))];
        refusals.AddRange(PeriodRule.Check(journal, access, "/date", facts));
        return refusals.Count > 0 ? refusals : OrderSettlement.Following(order, date, facts.KnownAt, $"{Prefix}/{date:yyyy-MM-dd}/{id:D}", null) with
        {
            Id = id,
            Journal = journal,
            Kind = OrderKind.Revaluation,
            Revalues = item.Order,
            Revaluation = revaluation,
        };
    }

    private static List<RevaluedTotal> TotalsOf(List<RevaluedItem> items)
        => [.. items.GroupBy(item => (item.Company, item.FunctionalCurrency)).OrderBy(group => group.Key.Company, StringComparer.Ordinal).Select(group => new RevaluedTotal(
            group.Key.Company, group.Key.FunctionalCurrency,
            new Amount(group.Sum(item => Math.Max(item.Gain.Minor, 0)), group.Key.FunctionalCurrency), new Amount(group.Sum(item => Math.Max(-item.Gain.Minor, 0)), group.Key.FunctionalCurrency)))];
}
