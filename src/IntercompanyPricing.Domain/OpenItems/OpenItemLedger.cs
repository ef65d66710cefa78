using IntercompanyPricing.Domain.Classification;
using IntercompanyPricing.Domain.Consolidation;
using IntercompanyPricing.Domain.Ledger;
using IntercompanyPricing.Domain.MasterData;
using IntercompanyPricing.Domain.Orders;

namespace IntercompanyPricing.Domain.OpenItems;

/// <summary>
/// What companies owe each other, order by order. Nothing is kept for it: it follows from the posted orders alone, taken in the
/// sequence in which they were posted. An order between two companies opens an item with what it posts on receivables and payables;
/// its reversals, adjustments, settlements and revaluations change that item. An order that has no item of its own to change, such as an adjustment of many
/// orders, opens one itself. Reconciliation, netting, settlement and revaluation all rest on this.
/// </summary>
/// <param name="asOf">The last posting date that counts.</param>
/// <param name="facts">Everything known.</param>
public sealed class OpenItemLedger(DateOnly asOf, KnownFacts facts)
{
    private readonly LineRoles _roles = new(facts);
    private readonly OrderedDictionary<Guid, OpenItemSums> _items = [];
    private readonly Dictionary<Guid, Guid> _opened = []; // the item that an order changes, where it is not its own

    /// <summary>The items that are open, in the order in which they were posted.</summary>
    public IEnumerable<OpenItem> Open => _items.Values.Select(item => item.Complete()).Where(item => item.SellersBooks?.Lines.Count > 0 || item.BuyersBooks?.Lines.Count > 0);

    /// <summary>How the item of an order stands, be it that nothing is open any more; null where the order has no item of its own.</summary>
    public OpenItem? Find(Guid order) => _items.GetValueOrDefault(order)?.Complete();

    /// <summary>How the item of one order stands, be it that nothing is open any more; null where the order has no item of its own.</summary>
    /// <param name="order">The order.</param>
    /// <param name="later">What became of it, in order.</param>
    /// <param name="asOf">The last posting date that counts.</param>
    /// <param name="facts">Everything known.</param>
    public static OpenItem? Find(Order order, IEnumerable<Order> later, DateOnly asOf, KnownFacts facts)
    {
        var ledger = new OpenItemLedger(asOf, facts);
        foreach (var one in later.Prepend(order))
            ledger.Add(one);
        return ledger.Find(order.Id!.Value);
    }

    /// <summary>Takes an order in.</summary>
    public void Add(Order order)
    {
        if (order is not { Id: { } id, Decision.BuyerCompany: { } buyer } || buyer == order.Decision.SellerCompany || order.Decision.Relationship is Relationship.Employee or Relationship.GroupEmployee)
            return;
        if (Changes(order) is { } changed)
            _opened[id] = _opened.GetValueOrDefault(changed, changed);
        var place = _opened.GetValueOrDefault(id, id);
        foreach (var (company, line) in Lines(order))
        {
            if (!_items.TryGetValue(place, out var item))
                _items[place] = item = new OpenItemSums(order);
            item.Add(company, line);
        }

        if (_items.TryGetValue(place, out var changedItem))
            changedItem.Count(order);
    }

    /// <summary>The lines of an order on receivables and payables, each with the company in whose books it is.</summary>
    internal IEnumerable<(string Company, JournalLine Line)> Lines(Order order)
        => from entry in order.Journal
           where entry.Ledger == LedgerKind.Statutory && entry.PostingDate <= asOf
           from line in entry.Lines
           where _roles.Of(line, entry.Company) is LineRole.Receivable or LineRole.Payable
           select (entry.Company, line);

    private static Guid? Changes(Order order) => order.Reverses ?? order.Adjusts ?? order.Settles ?? order.Revalues;
}
