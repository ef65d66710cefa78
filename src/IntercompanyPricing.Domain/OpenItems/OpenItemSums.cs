using IntercompanyPricing.Domain.Ledger;
using IntercompanyPricing.Domain.Money;
using IntercompanyPricing.Domain.Orders;

namespace IntercompanyPricing.Domain.OpenItems;

/// <summary>An open item while orders are added up.</summary>
internal sealed class OpenItemSums(Order opening)
{
    // Many are held at once: lines and journal, which are most of an order, are not needed any more.
    private readonly Order _order = opening with { Lines = [], Journal = [] };

    private readonly OrderedDictionary<(string Account, long? Version, string? Department, string? Key), (long Own, long Functional)> _seller = [];
    private readonly OrderedDictionary<(string Account, long? Version, string? Department, string? Key), (long Own, long Functional)> _buyer = [];
    private Currency? _sellersCurrency;
    private Currency? _buyersCurrency;
    private int _settlements;
    private int _revaluations;

    public string Seller => _order.Decision.SellerCompany;

    public string Buyer => _order.Decision.BuyerCompany!;

    /// <summary>Adds a line of a company's receivables or payables.</summary>
    public void Add(string company, JournalLine line)
    {
        var sign = company == Seller ? 1 : -1;
        Add(
            company, new OpenLine(line.Account, line.AssignmentVersion, line.Department, line.EliminationKey, line.Debit, line.FunctionalDebit),
            sign * (line.Debit.Minor - line.Credit.Minor), sign * (line.FunctionalDebit.Minor - line.FunctionalCredit.Minor), line.FunctionalCurrency);
    }

    /// <summary>Counts an order that settles or values the item.</summary>
    public void Count(Order change)
    {
        _settlements += change.Settles is null ? 0 : 1;
        _revaluations += change.Revalues is null ? 0 : 1;
    }

    /// <summary>How it stands, be it that nothing is open.</summary>
    public OpenItem Complete()
    {
        var (seller, buyer) = (Side(_seller, _sellersCurrency), Side(_buyer, _buyersCurrency));
        return new OpenItem(
            _order.Id!.Value, Seller, Buyer, _order.Decision.Relationship, _order.SellerDocument!, _order.BuyerDocument, _order.DocumentYear, _order.Date,
            _order.Currency, (seller ?? buyer)!.Amount, seller, buyer, _settlements, _revaluations);
    }

    private void Add(string company, OpenLine line, long own, long functional, Currency functionalCurrency)
    {
        var lines = company == Seller ? _seller : _buyer;
        if (company == Seller)
            _sellersCurrency = functionalCurrency;
        else
            _buyersCurrency = functionalCurrency;
        var place = (line.Account, line.AssignmentVersion, line.Department, line.EliminationKey);
        var sum = lines.GetValueOrDefault(place);
        lines[place] = (sum.Own + own, sum.Functional + functional);
    }

    private OpenSide? Side(OrderedDictionary<(string Account, long? Version, string? Department, string? Key), (long Own, long Functional)> sums, Currency? currency)
    {
        if (currency is not { } functional)
            return null;
        List<OpenLine> lines =
        [
            .. sums.Where(sum => sum.Value != default).Select(sum => new OpenLine(
                sum.Key.Account, sum.Key.Version, sum.Key.Department, sum.Key.Key, new Amount(sum.Value.Own, _order.Currency), new Amount(sum.Value.Functional, functional))),
        ];
        return new OpenSide(new Amount(lines.Sum(line => line.Amount.Minor), _order.Currency), functional, new Amount(lines.Sum(line => line.FunctionalAmount.Minor), functional), lines);
    }
}
