using IntercompanyPricing.Domain.Ledger;
using IntercompanyPricing.Domain.MasterData;
using IntercompanyPricing.Domain.Money;
using IntercompanyPricing.Domain.OpenItems;
using IntercompanyPricing.Domain.Orders;
using IntercompanyPricing.Domain.Pricing;
using IntercompanyPricing.Domain.Settlements;

namespace IntercompanyPricing.Domain.Tests.Settlements;

/// <summary>A, B and C of one group (TOP) and the outsider X sell to each other at 1 EUR a piece, and what is posted of it.</summary>
internal sealed class Trading
{
    /// <summary>A later day than that of the orders.</summary>
    public static readonly DateOnly Later = new(2026, 6, 30);

    public Trading(params Fact[] facts) => World = World.Of("TOP>A 100, TOP>B 100, TOP>C 100").And(Given.Company("X"), Given.Policy("P", "list-price"))
        .And([.. new[] { "A", "B", "C" }.SelectMany(seller => new Fact[]
        {
            Given.Product($"OF-{seller}", seller), Given.Price($"OF-{seller}", PriceKind.List, "1 EUR", seller), Given.Product($"WORK-{seller}", seller, ProductKind.Service), Given.Price($"WORK-{seller}", PriceKind.List, "1 EUR", seller),
        })]).And([.. facts.Where(fact => fact is Rate), .. facts.Where(fact => fact is not Rate)]);

    public World World { get; }

    /// <summary>All that was posted, in order.</summary>
    public List<Order> Orders { get; } = [];

    public IEnumerable<JournalEntry> Journal => Orders.SelectMany(order => order.Journal);

    /// <summary>The items that are open in the end, as <c>buyer&gt;seller amount</c>.</summary>
    public IEnumerable<string> Open => Items(DateOnly.MaxValue).Open.Select(item => $"{item.Buyer}>{item.Seller} {item.Amount}");

    public OpenItemLedger Items(DateOnly asOf)
    {
        var ledger = new OpenItemLedger(asOf, World.Facts);
        Orders.ForEach(ledger.Add);
        return ledger;
    }

    public DueItems Due(DateOnly day)
    {
        var due = new DueItems(day, World.Facts);
        Orders.ForEach(due.Add);
        return due;
    }

    /// <summary>What stands on an account of a company, in transaction and in functional currency.</summary>
    public (long Own, long Functional) Balance(string company, string account, DateOnly? asOf = null)
    {
        var lines = Journal.Where(entry => entry.Company == company && entry.PostingDate <= (asOf ?? DateOnly.MaxValue)).SelectMany(entry => entry.Lines).Where(line => line.Account == account).ToList();
        return (lines.Sum(line => line.Debit.Minor - line.Credit.Minor), lines.Sum(line => line.FunctionalDebit.Minor - line.FunctionalCredit.Minor));
    }

    public Order Sell(string buyer, string seller, params string[] lines)
    {
        var order = World.Decide(World.Request(buyer, seller, "EUR", lines) with { SellerDocument = $"INV/{Orders.Count}" });
        Assert.That(order.Refusals, Is.Empty);
        return Post(order.Value!);
    }

    public Order Post(Order order)
    {
        Orders.Add(order with { Id = order.Id ?? Guid.NewGuid() });
        return Orders[^1];
    }

    public Order Reverse(Order order, DateOnly date) => Post(OrderReversal.Decide(new ReversalRequest(date, "Back"), order, Orders, World.Facts).Value!);

    public Outcome<Order> TrySettle(Order order, SettlementRequest request) => OrderSettlement.Decide(request, order, Due(request.Date).Find(order.Id!.Value), World.Facts);

    public Order Settle(Order order, string? amount = null, DateOnly? date = null)
    {
        var settled = TrySettle(order, new SettlementRequest(date ?? Later, "Paid", amount is null ? null : Figure.Parse(amount)));
        Assert.That(settled.Refusals, Is.Empty);
        return Post(settled.Value!);
    }

    public Outcome<IReadOnlyList<Order>> TryNet(NettingRequest request)
    {
        var companies = Netting.Companies(request, World.Facts);
        if (!companies.Succeeded)
            return companies.Refusals.ToList();
        var items = Netting.Items(request, companies.Value, Due(request.Date).All);
        if (!items.Succeeded)
            return items.Refusals.ToList();
        var run = Netting.Plan(request.Parent, request.Date, items.Value);
        return Netting.Decide(
            run, request.Reason, items.Value, [.. run.Items.Select(item => Orders.Single(order => order.Id == item.Order))], [.. Enumerable.Range(0, Netting.Count(run)).Select(_ => Guid.NewGuid())], World.Facts);
    }

    public NettingRun Net(DateOnly? date = null)
    {
        var decided = TryNet(new NettingRequest("TOP", "EUR", date ?? Later, "June"));
        Assert.That(decided.Refusals, Is.Empty);
        Orders.AddRange(decided.Value!);
        return Orders[^1].Settlement!.Run!;
    }

    public Outcome<RevaluationRun> TryRevalue(RevaluationRequest request) => OrderRevaluation.Plan(request, Items(request.Date).Open, World.Facts);

    /// <summary>Values all that differs; null where nothing does.</summary>
    public RevaluationRun? Revalue(DateOnly date)
    {
        var run = TryRevalue(new RevaluationRequest(date, "Closing"));
        if (!run.Succeeded)
            return null;
        var ledger = Items(date);
        List<Guid> items = [.. run.Value.Items.Select(item => item.Order).Distinct()];
        var decided = OrderRevaluation.Decide(
            run.Value, new RevaluationRequest(date, "Closing"), items.ConvertAll(id => ledger.Find(id)!), items.ConvertAll(id => Orders.Single(order => order.Id == id)), items.ConvertAll(_ => Guid.NewGuid()), World.Facts);
        Assert.That(decided.Refusals, Is.Empty);
        Orders.AddRange(decided.Value!);
        return run.Value;
    }

    /// <summary>An entry as <c>company: Dr account own/functional, Cr …</c>.</summary>
    public static string Short(JournalEntry entry)
        => $"{entry.Company}: " + string.Join(", ", entry.Lines.Select(line => line.Debit.Minor + line.FunctionalDebit.Minor != 0 ? $"Dr {line.Account} {line.Debit}/{line.FunctionalDebit}" : $"Cr {line.Account} {line.Credit}/{line.FunctionalCredit}"));
}
