using IntercompanyPricing.Domain.Classification;
using IntercompanyPricing.Domain.Ledger;
using IntercompanyPricing.Domain.MasterData;
using IntercompanyPricing.Domain.Money;
using IntercompanyPricing.Domain.Orders;
using IntercompanyPricing.Domain.Ownership;
using IntercompanyPricing.Domain.Parties;

namespace IntercompanyPricing.Domain.Consolidation;

/// <summary>
/// Works out what a parent eliminates, from the facts and from all orders in the sequence in which they were posted (IFRS 10 B86(c)).
/// The journal lines of both sides of a trade meet by their elimination key: revenue against purchases where both companies were in
/// the group on the posting date, receivable against payable and stock where both are on the closing date. Pure, as every decision is.
/// </summary>
public sealed class EliminationRun
{
    private readonly KnownFacts _facts;
    private readonly Party _parent;
    private readonly DateOnly _from;
    private readonly DateOnly _asOf;
    private readonly GroupOnDays _group;
    private readonly GroupCurrency _currency;
    private readonly LineRoles _roles;
    private readonly GroupStock _stock;
    private readonly EliminationEntries _entries;
    private readonly OrderedDictionary<(string Key, string Seller, string Buyer, Currency Currency), TradeSums> _trades = [];

    /// <summary>Begins.</summary>
    /// <param name="parent">The company that consolidates; it has a functional currency.</param>
    /// <param name="from">The first posting date of the period.</param>
    /// <param name="asOf">The last one.</param>
    /// <param name="facts">Everything known.</param>
    public EliminationRun(Party parent, DateOnly from, DateOnly asOf, KnownFacts facts)
    {
        (_facts, _parent, _from, _asOf) = (facts, parent, from, asOf);
        _group = new GroupOnDays(parent.Id, facts);
        _currency = new GroupCurrency(parent, Currency.Of(parent.FunctionalCurrency!), facts);
        _roles = new LineRoles(facts);
        _stock = new GroupStock(facts, _currency, Opening, asOf);
        _entries = new EliminationEntries(parent.Id, asOf, _currency.Currency, facts);
    }

    // The day on which the period before ended.
    private DateOnly Opening => _from.AddDays(-1);

    /// <summary>Takes an order in.</summary>
    public void Add(Order order)
    {
        foreach (var entry in order.Journal)
        {
            if (entry.Ledger != LedgerKind.Statutory || entry.PostingDate > _asOf)
                continue;
            foreach (var line in entry.Lines)
            {
                if (line.EliminationKey is { } key && _roles.Of(line, entry.Company) is { } role)
                    Add(order, entry, line, key, role);
            }
        }

        if (order.Decision.BuyerCompany is { } buyer && _group.Holds(buyer, order.Decision.SellerCompany, _asOf))
            _stock.Add(order);
    }

    /// <summary>What is eliminated, or what is missing for it: rates, or accounts of the consolidation.</summary>
    public Outcome<EliminationReport> Complete()
    {
        var eliminations = new List<Elimination>();
        foreach (var (place, sums) in _trades)
        {
            if (Trade(place, sums) is { } trade)
                eliminations.Add(trade);
            if (Balance(place, sums) is { } balance)
                eliminations.Add(balance);
        }

        var (stock, unvalued) = Stock();
        var entries = _entries.Complete();
        List<Refusal> refusals = [.. _currency.Refusals, .. _entries.Refusals];
        return refusals.Count > 0 ? refusals : new EliminationReport(_parent.Id, _from, _asOf, _facts.KnownAt, _currency.Currency, eliminations, stock, unvalued, entries);
    }

    private void Add(Order order, JournalEntry entry, JournalLine line, string key, LineRole role)
    {
        var isTrade = role is LineRole.Revenue or LineRole.Purchase;
        if (isTrade && entry.PostingDate < _from)
            return;
        var (seller, buyer) = role is LineRole.Revenue or LineRole.Receivable ? (entry.Company, line.Counterparty) : (line.Counterparty, entry.Company);
        if (!_group.Holds(seller, buyer, isTrade ? entry.PostingDate : _asOf))
            return;
        var place = (key, seller, buyer, line.Currency);
        if (!_trades.TryGetValue(place, out var sums))
            _trades[place] = sums = new TradeSums(order.Id, order.Decision.CommonController);
        var own = TradeSums.Signed(role, line);
        sums.Add(role, line.Account, own, isTrade ? _currency.Convert(new Amount(own, line.Currency).Value, line.Currency, entry.PostingDate) : 0);
    }

    // Revenue is taken back in full; what the buyer paid for goods has become cost of sales by now, or is still in stock.
    private Elimination? Trade((string Key, string Seller, string Buyer, Currency Currency) place, TradeSums sums)
    {
        var (revenue, purchases) = (sums.Total(LineRole.Revenue), sums.Total(LineRole.Purchase));
        if (revenue == default && purchases == default)
            return null;
        if (revenue.Own == purchases.Own)
        {
            var entry = (EliminationKind.Trade, place.Seller, place.Buyer, sums.LowestCommonParent);
            foreach (var (account, _, group) in sums.Of(LineRole.Revenue))
                _entries.Add(entry, account, group);
            foreach (var (account, _, group) in sums.Of(LineRole.Purchase))
                _entries.Add(entry, _roles.TypeOf(account, place.Buyer) == AccountType.Asset ? _entries.Account(PostingKey.CostOfSales) : account, -group);
        }

        return Row(EliminationKind.Trade, place, sums, revenue.Own, purchases.Own, revenue.Group);
    }

    private Elimination? Balance((string Key, string Seller, string Buyer, Currency Currency) place, TradeSums sums)
    {
        var (receivable, payable) = (sums.Total(LineRole.Receivable).Own, sums.Total(LineRole.Payable).Own);
        if (receivable == 0 && payable == 0)
            return null;
        long AtClosing(long own) => _currency.Convert(new Amount(own, place.Currency).Value, place.Currency, _asOf);
        if (receivable == payable)
        {
            var entry = (EliminationKind.Balance, place.Seller, place.Buyer, sums.LowestCommonParent);
            foreach (var (account, own, _) in sums.Of(LineRole.Payable))
                _entries.Add(entry, account, AtClosing(own));
            foreach (var (account, own, _) in sums.Of(LineRole.Receivable))
                _entries.Add(entry, account, -AtClosing(own));
        }

        return Row(EliminationKind.Balance, place, sums, receivable, payable, receivable == payable ? AtClosing(receivable) : 0);
    }

    private Elimination Row(EliminationKind kind, (string Key, string Seller, string Buyer, Currency Currency) place, TradeSums sums, long seller, long buyer, long eliminated) => new(
        kind, place.Seller, place.Buyer, sums.LowestCommonParent, place.Key, sums.Order, place.Currency, new Amount(seller, place.Currency), new Amount(buyer, place.Currency),
        seller == buyer ? new Amount(eliminated, _currency.Currency) : null);

    // The profit that the closing stock holds is not earned yet; what the opening stock held was taken out of an earlier year, and counts in this one.
    private (List<StockProfit> Stock, List<UnvaluedStock> Unvalued) Stock()
    {
        var (stock, unvalued) = (new List<StockProfit>(), new List<UnvaluedStock>());
        var minorities = new Lazy<Dictionary<string, Percent?>>(() => ControlGroup.Of(_parent.Id, _asOf, _facts).Members.ToDictionary(member => member.Party, member => member.MinorityPercent));
        foreach (var place in _stock.Places)
        {
            var (opening, closing) = (_stock.On(place, Opening, null), _stock.On(place, _asOf, unvalued));
            foreach (var from in closing.Keys.Union(opening.Keys))
            {
                var minority = from.Seller == _parent.Id ? new Percent(0) : minorities.Value.GetValueOrDefault(from.Seller);
                var row = Row(place, from, opening.GetValueOrDefault(from), closing.GetValueOrDefault(from), minority);
                stock.Add(row);
                var entry = (EliminationKind.Trade, row.Seller, row.Company, row.LowestCommonParent);
                _entries.Add(entry, _entries.Account(PostingKey.CostOfSales), row.Profit.Minor - row.OpeningProfit.Minor);
                _entries.Add(entry, _entries.Account(PostingKey.Inventory), -row.Profit.Minor);
                if (row.OpeningProfit.Minor != 0)
                    _entries.Add(entry, _entries.Account(PostingKey.OpeningProfit), row.OpeningProfit.Minor);
            }
        }

        return (stock, unvalued);
    }

    private StockProfit Row((string Company, string Product) place, (string Seller, string? Parent, Direction? Direction) from, StockPart opening, StockPart closing, Percent? minority)
    {
        Amount In(long minor) => new(minor, _currency.Currency);
        var profit = In(closing.Price - closing.Cost);
        return new StockProfit(
            place.Company, place.Product, from.Seller, from.Parent, from.Direction, closing.Quantity > 0 ? _stock.CountOf(place, _asOf)?.EffectiveFrom : null, new Quantity(closing.Quantity),
            In(closing.Price), In(closing.Cost), profit, PercentOf(profit, In(closing.Cost)), PercentOf(profit, In(closing.Price)), In(opening.Price - opening.Cost),
            minority, minority is { } percent ? In(_currency.Round(profit.Value * Exact.Fraction(percent))) : null);
    }

    private static Percent? PercentOf(Amount part, Amount whole)
        => whole.Minor != 0 && (part.Value / whole.Value).Round(Percent.Decimals + 2, RoundingMode.HalfEven) is { } scaled ? new Percent(scaled) : null;
}
