using IntercompanyPricing.Domain.Consolidation;
using IntercompanyPricing.Domain.MasterData;
using IntercompanyPricing.Domain.Money;

namespace IntercompanyPricing.Domain.Reconciliation;

/// <summary>
/// What one company has with others on its receivables and payables, from the lines of its journal alone: the same as
/// <see cref="PairReconciliation"/> finds in the orders, without reading them. Only sums are kept where nothing is compared.
/// </summary>
/// <param name="company">The company.</param>
/// <param name="compared">The others of whom its ERP's entries are to be compared.</param>
/// <param name="isOfNetting">Whether a settlement is part of a netting. Asked for those that were taken back.</param>
/// <param name="facts">Everything known.</param>
public sealed class CompanyBookings(string company, IReadOnlySet<string> compared, Func<Guid, bool> isOfNetting, KnownFacts facts)
{
    private readonly LineRoles _roles = new(facts);
    private readonly Dictionary<string, List<Booking>> _bookings = [];
    private readonly Dictionary<(string Counterparty, string Seller, Currency Currency), Int128> _sums = [];
    private BookedLine? _first; // of the order whose lines are coming in
    private long _amount;

    /// <summary>What each other company owes it less what it owes them, by the seller of what is owed. Where there was no line there is no sum.</summary>
    public IReadOnlyDictionary<(string Counterparty, string Seller, Currency Currency), Int128> Sums => _sums;

    /// <summary>Takes in a line; lines come in the sequence in which they were posted.</summary>
    public void Add(BookedLine line)
    {
        if (_roles.Of(line.Account, line.AssignmentVersion, company) is not (LineRole.Receivable or LineRole.Payable))
            return;
        var place = (line.Counterparty, line.Seller, line.Amount.Currency);
        _sums[place] = _sums.GetValueOrDefault(place) + line.Amount.Minor;
        if (!compared.Contains(line.Counterparty))
            return;
        if ((_first?.Order, _first?.Counterparty) != (line.Order, line.Counterparty))
            TakeBooking(line);
        _amount += line.Amount.Minor;
    }

    /// <summary>Compares with what its ERP has booked with another company, once all lines are in.</summary>
    public Matched Compare(string counterparty, IReadOnlyList<ErpEntry> entries, Tolerance tolerance)
    {
        TakeBooking(null);
        return Matching.Of(company, _bookings.GetValueOrDefault(counterparty) ?? [], entries, tolerance);
    }

    private void TakeBooking(BookedLine? next)
    {
        if (_first is { } line && _amount != 0)
        {
            if (!_bookings.TryGetValue(line.Counterparty, out var bookings))
                _bookings[line.Counterparty] = bookings = [];
            var cancels = line.TakesBack is { } settlement && isOfNetting(settlement) ? line.TakesBack : null;
            bookings.Add(Booking.Of(line.Order, company, line.Counterparty, line.Seller == company, line.SellerDocument, line.BuyerDocument, line.Date, line.Amount with { Minor = _amount }, cancels));
        }

        (_first, _amount) = (next, 0);
    }
}
