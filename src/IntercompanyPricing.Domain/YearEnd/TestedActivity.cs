using IntercompanyPricing.Domain.Classification;
using IntercompanyPricing.Domain.Ledger;
using IntercompanyPricing.Domain.Money;
using IntercompanyPricing.Domain.Orders;
using IntercompanyPricing.Domain.Pricing;

namespace IntercompanyPricing.Domain.YearEnd;

/// <summary>
/// Adds up what is posted of a tested activity, year by year, as the tested party's books have it: the supplies between companies of
/// its group and related parties, what was taken back of them, and what changed their prices. An order belongs to the year of its
/// posting date; a note over supplies in a sum, and what takes it back, to the year of those supplies.
/// </summary>
/// <remarks>Orders are taken in as they were posted, one after the other, both sides of the tested party at once. Not for several threads.</remarks>
/// <param name="request">What is tested.</param>
public sealed class TestedActivity(YearEndRequest request)
{
    private readonly SuppliesOfYear[] _sold = [.. request.Years.Select(_ => new SuppliesOfYear())];
    private readonly SuppliesOfYear[] _bought = [.. request.Years.Select(_ => new SuppliesOfYear())];
    private readonly Dictionary<Guid, NoteInSum?> _notes = [];

    /// <summary>The first day whose orders count.</summary>
    public DateOnly From => request.Years[0].From;

    /// <summary>The place in commit order of the last order that was taken in, or looked for.</summary>
    public long UpTo { get; private set; }

    /// <summary>
    /// The order that is to be taken in before one that takes it back; null where it was, or where it does not matter. A note that was posted
    /// before the first day counts in a year before, and so does what takes it back, though that is posted later.
    /// </summary>
    /// <param name="order">An order that was not taken in yet.</param>
    public Guid? Lacks(Order order) => order.Reverses is { } reversed && IsWithoutQuantity(order) && !_notes.ContainsKey(reversed) ? reversed : null;

    /// <summary>Takes an order in that the tested party's company bought or sold.</summary>
    /// <exception cref="InvalidOperationException">It takes back an order that it lacks.</exception>
    public void Add(Order order)
    {
        if (Lacks(order) is { } lacked)
            throw new InvalidOperationException($"Order {order.Id} takes back order {lacked}, which was not taken in.");
        if (order.Reverses is null && IsWithoutQuantity(order))
            _notes[order.Id!.Value] = NoteOf(order);
        var note = order.Reverses is { } reversed ? _notes.GetValueOrDefault(reversed) : NoteOf(order);

        // A year-end note counts as the supplies do whose price it changes, whatever became known since of how the two stood then.
        if ((!IsControlled(order.Decision.Relationship) && note is not { IsYearEnd: true }) || order.Decision.BuyerCompany is not { } buyer || Array.FindIndex([.. request.Years], year => year.Holds(note?.Day ?? order.PostingDate)) is not (>= 0 and var place))
            return;
        if (order.Decision.SellerCompany == request.TestedParty)
            Add(_sold[place], buyer, order, note);
        else if (buyer == request.TestedParty)
            Add(_bought[place], order.Decision.SellerCompany, order, note);
    }

    /// <summary>Says that all orders up to a place in commit order were taken in.</summary>
    public void ReadUpTo(long place) => UpTo = place;

    /// <summary>What is posted of a year, by its place among all years.</summary>
    internal SuppliesOfYear Of(int year, TestedParty side) => (side == TestedParty.Seller ? _sold : _bought)[year];

    // Supplies have quantities, and so has what takes them back: only notes, and what takes those back, have none.
    private static bool IsWithoutQuantity(Order order) => order.Lines.Count > 0 && order.Lines.All(line => line.Quantity.Scaled == 0);

    private NoteInSum? NoteOf(Order order) => order.Adjustment is { Supplies: { } supplies, YearEnd: var run }
        ? new NoteInSum(run?.Asked.Period.To ?? supplies.To, run is not null, run?.Asked.TestedParty == request.TestedParty)
        : null;

    private void Add(SuppliesOfYear year, string counterparty, Order order, NoteInSum? note)
    {
        var entry = order.Journal.FirstOrDefault(entry => entry.Company == request.TestedParty && entry.Ledger == LedgerKind.Statutory);
        if (entry is null || request.Counterparties?.Contains(counterparty) == false)
            return;
        var rate = RateOf(entry);
        List<(string, long)> lines = [.. order.Lines.Where(line => request.Products?.Contains(line.Product) != false).Select(line => (line.Product, InBooks(line.Amount, rate)))];
        if (lines.Count > 0)
            year.Add(counterparty, lines, order.Reverses is null && order.Adjustment is null ? order.Date : null, note);
    }

    // What the books made of the order's currency; null where they are kept in it. Rounding lines have no amount in the order's.
    private static (Exact Rate, Currency Functional)? RateOf(JournalEntry entry)
    {
        if (entry.Exchange is not { } exchange)
            return null;
        var (own, functional) = (Exact.Zero, Exact.Zero);
        foreach (var line in entry.Lines.Where(line => line.Debit.Minor != 0))
            (own, functional) = (own + line.Debit.Value, functional + line.FunctionalDebit.Value);
        return (own.Sign == 0 ? Exact.Zero : functional / own, Currency.Of(exchange.To));
    }

    private static long InBooks(Amount amount, (Exact Rate, Currency Functional)? rate)
        => rate is not { } known ? amount.Minor : Amount.Of(amount.Value * known.Rate, known.Functional, RoundingMode.HalfEven)?.Minor ?? throw new OverflowException("A posted amount is within the limits.");

    internal static bool IsControlled(Relationship relationship) => relationship is Relationship.CommonControl or Relationship.ParentSubsidiary or Relationship.CommonPerson or Relationship.RelatedParty;
}
