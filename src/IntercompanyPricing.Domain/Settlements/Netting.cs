using IntercompanyPricing.Domain.Classification;
using IntercompanyPricing.Domain.Ledger;
using IntercompanyPricing.Domain.MasterData;
using IntercompanyPricing.Domain.Money;
using IntercompanyPricing.Domain.OpenItems;
using IntercompanyPricing.Domain.Orders;
using IntercompanyPricing.Domain.Ownership;

namespace IntercompanyPricing.Domain.Settlements;

/// <summary>
/// Multilateral netting: every open item between companies of a group is settled gross over the clearing accounts, and what is left
/// to each company is owed newly, in one payment fewer than there are companies at most. After it each clearing account stands where it stood before, in
/// transaction and in functional currency. What it posts are orders of kind settlement, one for each item and one for each new debt, all
/// or none. A new debt is an open item like any other: it is settled when it is paid. A pure function, as <see cref="OrderDecision"/> is.
/// </summary>
public static class Netting
{
    /// <summary>Items of one run at most: they are posted in one transaction.</summary>
    public const int MaxItems = 10_000;

    private const string Prefix = "NET";

    /// <summary>Finds the companies that take part: of the group, and named where some are.</summary>
    /// <param name="request">The request, its shape already checked.</param>
    /// <param name="facts">Everything known.</param>
    /// <returns>Their ids; or every reason found why they cannot.</returns>
    public static Outcome<IReadOnlySet<string>> Companies(NettingRequest request, KnownFacts facts)
    {
        if (facts.Party(request.Parent, request.Date) is null)
            return new Refusal(RefusalCodes.UnknownParty, "/parent", $"No party '{request.Parent}' is known on {request.Date:yyyy-MM-dd}.");
        if (Currency.Find(request.Currency) is null)
            return new Refusal(RefusalCodes.UnknownCurrency, "/currency", $"ISO 4217 has no currency '{request.Currency}'.");
        var group = ControlledCompanies.Of(new HoldingsBelow(facts, request.Date), request.Parent);
        HashSet<string> members = [request.Parent, .. group.Companies];
        if (request.Companies?.Index().Where(company => !members.Contains(company.Item)).ToList() is [_, ..] strangers)
            return strangers.ConvertAll(company => new Refusal(RefusalCodes.InvalidValue, $"/companies/{company.Index}", $"'{company.Item}' does not belong to the group of '{request.Parent}' on {request.Date:yyyy-MM-dd}."));

        return request.Companies is { } named ? named.ToHashSet() : members;
    }

    /// <summary>Finds what takes part: what these companies, as far as they keep books here, owe each other on the day, in the currency.</summary>
    /// <param name="request">The request.</param>
    /// <param name="companies">The companies that take part.</param>
    /// <param name="due">What is due on the day, in the order in which it was posted.</param>
    /// <returns>The items that take part; or why there are none, or too many.</returns>
    public static Outcome<IReadOnlyList<DueItem>> Items(NettingRequest request, IReadOnlySet<string> companies, IEnumerable<DueItem> due)
    {
        var currency = Currency.Of(request.Currency);
        var items = due.Where(one => one.Item is { SellersBooks: not null, BuyersBooks: not null } item && item.Currency == currency && companies.Contains(item.Seller) && companies.Contains(item.Buyer)).ToList();
        if (items.Count == 0)
            return new Refusal(RefusalCodes.NothingOpen, "", $"Nothing in {currency} is open between companies of the group of '{request.Parent}' that keep books here, up to {request.Date:yyyy-MM-dd}.");
        return items.Count > MaxItems ? TooMany() : items;
    }

    /// <summary>Why so many items cannot be netted at once.</summary>
    public static Refusal TooMany() => new(RefusalCodes.InvalidValue, "/companies", $"More than {MaxItems} items are open, and one netting takes {MaxItems} at most: name some companies, or an earlier date.");

    /// <summary>Works out positions and payments.</summary>
    /// <param name="parent">The head of the group.</param>
    /// <param name="date">The day on which it is settled.</param>
    /// <param name="items">What takes part, in one currency.</param>
    public static NettingRun Plan(string parent, DateOnly date, IReadOnlyList<DueItem> items)
    {
        var currency = items[0].Item.Currency;
        var positions = Positions(items, currency);
        return new NettingRun(
            parent, currency, date, positions, [.. items.Select(due => new NettedItem(due.Item.Order, due.Item.Seller, due.Item.Buyer, due.Item.SellerDocument, due.Amount))], Payments(positions, currency));
    }

    /// <summary>How many orders a run posts.</summary>
    public static int Count(NettingRun run) => run.Items.Count + run.Payments.Count;

    /// <summary>Makes the orders of a run.</summary>
    /// <param name="run">The run.</param>
    /// <param name="reason">Why, for people.</param>
    /// <param name="items">What takes part, in the order of the run.</param>
    /// <param name="settled">The orders of these items, as they were posted.</param>
    /// <param name="ids">The ids of the orders to be posted: <see cref="Count"/> of them. The last one names the netting.</param>
    /// <param name="facts">Everything known.</param>
    /// <param name="access">How far it may go into periods that are being closed.</param>
    /// <returns>The orders without who and when, the last one with the whole run; or every reason found why they cannot be.</returns>
    public static Outcome<IReadOnlyList<Order>> Decide(
        NettingRun run, string reason, IReadOnlyList<DueItem> items, IReadOnlyList<Order> settled, IReadOnlyList<Guid> ids, KnownFacts facts, PeriodAccess access = PeriodAccess.Open)
    {
        if (IsNetted(run, settled))
            return new Refusal(RefusalCodes.NoDifference, "", $"What is open in {run.Currency} between companies of the group of '{run.Parent}' on {run.Date:yyyy-MM-dd} is netted already.");
        var refusals = new List<Refusal>();
        var books = BooksOf(run, facts, refusals);
        if (refusals.Count > 0)
            return refusals;
        List<Order> orders = [.. items.Select((due, i) => Settle(due, settled[i], NumberOf(i))), .. run.Payments.Select(Owe).OfType<Order>()];
        refusals.AddRange(PeriodRule.Check([.. orders.SelectMany(order => order.Journal)], access, "/date", facts));
        return refusals.Count > 0 ? refusals : orders.Select((order, i) => order with { Id = ids[i], Settlement = order.Settlement! with { Netting = ids[^1], Run = i == ids.Count - 1 ? run with { Id = ids[^1], Orders = ids } : null } }).ToList();

        // The id makes the number one of its own: those of the items may be taken, and begin anew each year.
        string NumberOf(int place) => $"{Prefix}/{run.Date:yyyy-MM-dd}/{ids[place]:D}";

        Order Settle(DueItem due, Order order, string number)
        {
            var item = due.Item;
            return OrderSettlement.Settling(order, item, due.Amount, run.Date, new Settlement(reason, item.Settlements + 1) { IsLast = due.Amount == item.Amount }, Entries(books[item.Seller].Settle(item, due.Amount), books[item.Buyer].Settle(item, due.Amount)), facts, number, null);
        }

        Order? Owe(NetPayment payment, int place)
        {
            var decision = facts.Log.Decisions.Classify(payment.Payer, payment.Payee, run.Date, facts);
            refusals.AddRange(decision.Refusals);
            if (!decision.Succeeded)
                return null;

            // Both sides share a key, as those of a trade do.
            var (document, relationship) = (NumberOf(run.Items.Count + place), decision.Value.Relationship);
            var key = relationship is Relationship.CommonControl or Relationship.ParentSubsidiary ? $"{payment.Payee}/{run.Date.Year}/{document}" : null;
            return new Order(
                null, document, null, run.Date.Year, null, payment.Payer, payment.Payee, run.Date, run.Date, run.Date, run.Date, null, null, run.Currency, facts.KnownAt, null, null,
                OrderDecision.Engine, RoundingMode.HalfEven, decision.Value, [], payment.Amount, null,
                Entries(books[payment.Payee].Owe(payment.Amount, payment.Payer, relationship, key), books[payment.Payer].Owe(payment.Amount with { Minor = -payment.Amount.Minor }, payment.Payee, relationship, key)),
                null, null, Kind: OrderKind.Settlement, Settlement: new Settlement(reason, null));
        }

        IReadOnlyList<JournalEntry> Entries(params ReadOnlySpan<Outcome<JournalEntry>> sides)
        {
            foreach (var side in sides)
                refusals.AddRange(side.Refusals);
            return [.. sides.ToArray().Select(side => side.Value).OfType<JournalEntry>()];
        }
    }

    // Whether all of it is what earlier nettings left, and would be owed again in the same way.
    private static bool IsNetted(NettingRun run, IReadOnlyList<Order> settled)
        => run.Items.Count == run.Payments.Count
            && settled.All(order => order is { Kind: OrderKind.Settlement, Settles: null })
            && run.Items.All(item => run.Payments.Contains(new NetPayment(item.Buyer, item.Seller, item.Amount)));

    // What all items of a company come to goes over one conversion, so that its clearing account ends where it began.
    private static Dictionary<string, SettlementBooks> BooksOf(NettingRun run, KnownFacts facts, List<Refusal> refusals)
    {
        var books = new Dictionary<string, SettlementBooks>(StringComparer.Ordinal);
        foreach (var position in run.Positions)
        {
            var found = SettlementBooks.Of(position.Company, PostingKey.Clearing, run.Currency, run.Date, facts);
            refusals.AddRange(found.Refusals);
            if (found.Succeeded)
                books[position.Company] = found.Value;
        }

        return books;
    }

    private static List<NetPosition> Positions(IReadOnlyList<DueItem> items, Currency currency)
    {
        var sums = new SortedDictionary<string, (int Items, long Receivable, long Payable)>(StringComparer.Ordinal);
        foreach (var (item, amount) in items)
        {
            // A credit balance is owed by the seller.
            var (owed, owes) = amount.Minor > 0 ? (item.Seller, item.Buyer) : (item.Buyer, item.Seller);
            var (receives, pays) = (sums.GetValueOrDefault(owed), sums.GetValueOrDefault(owes));
            sums[owed] = receives with { Items = receives.Items + 1, Receivable = receives.Receivable + Math.Abs(amount.Minor) };
            sums[owes] = pays with { Items = pays.Items + 1, Payable = pays.Payable + Math.Abs(amount.Minor) };
        }

        return [.. sums.Select(sum => new NetPosition(sum.Key, sum.Value.Items, new Amount(sum.Value.Receivable, currency), new Amount(sum.Value.Payable, currency), new Amount(sum.Value.Receivable - sum.Value.Payable, currency)))];
    }

    // Who owes most pays to who is owed most: each payment ends a company's position, so there is one fewer than companies at most.
    private static List<NetPayment> Payments(List<NetPosition> positions, Currency currency)
    {
        var left = positions.ToDictionary(position => position.Company, position => position.Net.Minor);
        var payments = new List<NetPayment>();
        while (left.Where(position => position.Value < 0).OrderBy(position => position.Value).ThenBy(position => position.Key, StringComparer.Ordinal).Take(1).ToList() is [var payer])
        {
            var payee = left.OrderByDescending(position => position.Value).ThenBy(position => position.Key, StringComparer.Ordinal).First();
            var amount = Math.Min(-payer.Value, payee.Value);
            left[payer.Key] += amount;
            left[payee.Key] -= amount;
            payments.Add(new NetPayment(payer.Key, payee.Key, new Amount(amount, currency)));
        }

        return payments;
    }
}
