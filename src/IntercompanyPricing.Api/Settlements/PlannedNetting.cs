using IntercompanyPricing.Api.Orders;
using IntercompanyPricing.Domain;
using IntercompanyPricing.Domain.Ledger;
using IntercompanyPricing.Domain.MasterData;
using IntercompanyPricing.Domain.OpenItems;
using IntercompanyPricing.Domain.Settlements;
using IntercompanyPricing.Storage;

namespace IntercompanyPricing.Api.Settlements;

/// <summary>A netting that is asked for, be it to be shown or to be posted: what is due, what comes of it, and what speaks against it.</summary>
/// <remarks>
/// Planned again, under the write lock, it reads only what was posted since, unless facts were recorded meanwhile; and where that changes
/// nothing it is the same run with the same orders.
/// </remarks>
internal sealed class PlannedNetting(NettingRequest request, IStore store)
{
    // What is open may be due only later, or between companies without books here: more are read than are netted.
    private const int MaxRead = 2 * Netting.MaxItems;

    private long? _knownAt;
    private OpenItemReading? _reading;
    private DueItems? _due;
    private IReadOnlyList<DueItem> _items = [];
    private NettingRun? _planned;
    private (NettingRun Run, List<OrderOfRun> Orders)? _decided;

    /// <summary>What it comes to by now; or every reason found why there is nothing to net.</summary>
    public Outcome<NettingRun> Plan(KnownFacts known)
    {
        var companies = Netting.Companies(request, known);
        if (!companies.Succeeded)
            return companies.Refusals.ToList();

        // What was recorded meanwhile may make it another group, or what is owed stand on other accounts.
        if (_reading is null || _due is null || _knownAt != known.KnownAt)
        {
            (_knownAt, _due, _planned) = (known.KnownAt, new DueItems(request.Date, known), null);
            _reading = new OpenItemReading(store, new OpenOrderQuery(0, Currency: request.Currency, Between: companies.Value, PostedTo: request.Date), MaxRead);
        }

        _reading.Read(_due.Add);
        if (_reading.IsCut)
            return Netting.TooMany();
        var items = Netting.Items(request, companies.Value, _due.All);
        if (!items.Succeeded)
            return items.Refusals.ToList();
        if (_planned is not null && _items.SequenceEqual(items.Value))
            return _planned;
        _items = items.Value;
        _planned = Netting.Plan(request.Parent, request.Date, _items);
        return _planned;
    }

    /// <summary>The orders of what was planned last; or every reason found why they cannot be.</summary>
    public Outcome<IReadOnlyList<OrderOfRun>> Decide(NettingRun run, KnownFacts known, PeriodAccess access, Func<int, IReadOnlyList<Guid>> ids)
    {
        if (_decided is { } before && ReferenceEquals(before.Run, run))
            return before.Orders;
        var orders = Netting.Decide(run, request.Reason, _items, [.. run.Items.Select(item => _reading!.Find(item.Order))], ids(Netting.Count(run)), known, access);
        if (!orders.Succeeded)
            return orders.Refusals.ToList();
        List<OrderOfRun> ofRun = [.. orders.Value.Select(order => order.Settles is { } item ? OrderOfRun.Following(order, _reading!.SequenceOf(item)) : new OrderOfRun(order))];
        _decided = (run, ofRun);
        return ofRun;
    }

    /// <summary>The pairs of companies in it whose ERPs have booked otherwise than they have here.</summary>
    public List<UnreconciledPair> Unreconciled(NettingRun run, KnownFacts known, CancellationToken hungUp) => UnreconciledPairs.Of(run, known, store, hungUp);

    /// <summary>The orders in it that their buyers dispute.</summary>
    public List<Guid> Disputed(NettingRun run)
    {
        var disputed = Disputes.Among([.. run.Items.Select(item => _reading!.SequenceOf(item.Order))], store);
        return [.. run.Items.Select(item => item.Order).Where(order => disputed.Contains(_reading!.SequenceOf(order)))];
    }
}
