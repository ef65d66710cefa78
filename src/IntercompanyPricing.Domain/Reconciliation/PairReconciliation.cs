using IntercompanyPricing.Domain.MasterData;
using IntercompanyPricing.Domain.Money;
using IntercompanyPricing.Domain.OpenItems;
using IntercompanyPricing.Domain.Orders;

namespace IntercompanyPricing.Domain.Reconciliation;

/// <summary>Compares what two companies have with each other, from the orders in the sequence in which they were posted.</summary>
/// <param name="company">The one company.</param>
/// <param name="counterparty">The other.</param>
/// <param name="from">The first posting date that is compared with ERPs; all where absent. Open items are those of all time.</param>
/// <param name="asOf">The last posting date that counts.</param>
/// <param name="facts">Everything known.</param>
public sealed class PairReconciliation(string company, string counterparty, DateOnly? from, DateOnly asOf, KnownFacts facts)
{
    private readonly OpenItemLedger _ledger = new(asOf, facts);
    private readonly List<Booking> _bookings = [];
    private readonly HashSet<Guid> _netted = [];

    /// <summary>Takes an order in; others than those between the two are left aside.</summary>
    public void Add(Order order)
    {
        if ((order.Decision.SellerCompany, order.Decision.BuyerCompany) != (company, counterparty) && (order.Decision.SellerCompany, order.Decision.BuyerCompany) != (counterparty, company))
            return;
        _ledger.Add(order);
        if (order.Settlement?.Netting is not null)
            _netted.Add(order.Id!.Value);
        Guid? cancels = order.Reverses is { } reversed && _netted.Contains(reversed) ? reversed : null;

        // What a staff purchase puts on a person's account is no matter between the two companies.
        foreach (var lines in _ledger.Lines(order).Where(line => line.Line.Counterparty == OtherOf(line.Company)).GroupBy(line => line.Company))
        {
            var amount = new Amount(lines.Sum(line => line.Line.Debit.Minor - line.Line.Credit.Minor), order.Currency);
            if (amount.Minor != 0 && !(order.PostingDate < from))
                _bookings.Add(Booking.Of(order.Id!.Value, lines.Key, OtherOf(lines.Key), lines.Key == order.Decision.SellerCompany, order.SellerDocument!, order.BuyerDocument, order.PostingDate, amount, cancels));
        }
    }

    /// <summary>Compares with what the ERPs have booked, of the same dates.</summary>
    public ReconciliationReport Complete(IReadOnlyList<ErpEntry> entries, Tolerance tolerance)
    {
        var items = _ledger.Open.ToList();
        var balances = Balances(items);
        List<Matched> erps =
        [
            .. new[] { company, counterparty }.Select(erp => Matching.Of(
                erp, _bookings.FindAll(booking => booking.Company == erp), [.. entries.Where(entry => entry.Company == erp && entry.Date <= asOf && !(entry.Date < from))], tolerance)),
        ];
        var isReconciled = balances.All(balance => balance.Difference is null or { Minor: 0 }) && erps.All(erp => erp.Differences.All(difference => difference.Reason == DifferenceReason.DateDiffers));
        return new ReconciliationReport(company, counterparty, asOf, facts.KnownAt, balances, items, erps, isReconciled);
    }

    private string OtherOf(string one) => one == company ? counterparty : company;

    private static List<PairBalance> Balances(List<OpenItem> items)
        => [.. items.GroupBy(item => (item.Seller, item.Buyer, item.Currency)).OrderBy(group => group.Key.Seller, StringComparer.Ordinal).ThenBy(group => group.Key.Currency.Code, StringComparer.Ordinal).Select(group =>
        {
            var (receivable, payable) = (Sum(group, item => item.SellersBooks), Sum(group, item => item.BuyersBooks));
            return new PairBalance(
                group.Key.Seller, group.Key.Buyer, group.Key.Currency, group.Count(), receivable?.Amount, payable?.Amount,
                receivable is { } owed && payable is { } owing ? owed.Amount with { Minor = owed.Amount.Minor - owing.Amount.Minor } : null,
                receivable?.Functional.Currency, receivable?.Functional, payable?.Functional.Currency, payable?.Functional);
        })];

    private static (Amount Amount, Amount Functional)? Sum(IEnumerable<OpenItem> items, Func<OpenItem, OpenSide?> books)
    {
        List<OpenSide> sides = [.. items.Select(books).OfType<OpenSide>()];
        return sides.Count == 0 ? null : (sides[0].Amount with { Minor = sides.Sum(side => side.Amount.Minor) }, sides[0].FunctionalAmount with { Minor = sides.Sum(side => side.FunctionalAmount.Minor) });
    }
}
