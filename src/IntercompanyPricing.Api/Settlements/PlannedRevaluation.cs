using IntercompanyPricing.Api.Orders;
using IntercompanyPricing.Domain;
using IntercompanyPricing.Domain.Ledger;
using IntercompanyPricing.Domain.MasterData;
using IntercompanyPricing.Domain.OpenItems;
using IntercompanyPricing.Domain.Settlements;
using IntercompanyPricing.Storage;

namespace IntercompanyPricing.Api.Settlements;

/// <summary>A revaluation that is asked for, be it to be shown or to be posted: what is open, and what it is worth.</summary>
/// <remarks>
/// Planned again, under the write lock, it reads only what was posted since, unless facts were recorded meanwhile; and where that changes
/// nothing it is the same run with the same orders.
/// </remarks>
internal sealed class PlannedRevaluation(RevaluationRequest request, IStore store)
{
    // Of what is open much may stand at the closing rate already: more are read than are valued.
    private const int MaxRead = 2 * OrderRevaluation.MaxItems;

    private long? _knownAt;
    private OpenItemReading? _reading;
    private OpenItemLedger? _ledger;
    private (RevaluationRun Run, List<OpenItem> Open)? _planned;
    private (RevaluationRun Run, List<OrderOfRun> Orders)? _decided;

    /// <summary>What it comes to by now; or every reason found why there is nothing to value.</summary>
    public Outcome<RevaluationRun> Plan(KnownFacts known)
    {
        // What was recorded meanwhile may make what is open stand on other accounts.
        if (_reading is null || _ledger is null || _knownAt != known.KnownAt)
        {
            (_knownAt, _ledger, _planned) = (known.KnownAt, new OpenItemLedger(request.Date, known), null);
            _reading = new OpenItemReading(store, new OpenOrderQuery(0, Currency: request.Currency, With: request.Companies, PostedTo: request.Date, OnlyValued: true, OpenOn: request.Date), MaxRead);
        }

        _reading.Read(_ledger.Add);
        if (_reading.IsCut)
            return OrderRevaluation.TooMany();

        // What else came in meanwhile, such as what is owed by outsiders, changes nothing.
        List<OpenItem> open = [.. _ledger.Open.Where(item => OrderRevaluation.IsValued(item, request))];
        if (_planned is { } before && before.Open.SequenceEqual(open))
            return before.Run;
        var run = OrderRevaluation.Plan(request, open, known);
        _planned = run.Succeeded ? (run.Value, open) : null;
        return run;
    }

    /// <summary>The orders of what was planned last; or every reason found why they cannot be.</summary>
    public Outcome<IReadOnlyList<OrderOfRun>> Decide(RevaluationRun run, KnownFacts known, PeriodAccess access, Func<int, IReadOnlyList<Guid>> ids)
    {
        if (_decided is { } before && ReferenceEquals(before.Run, run))
            return before.Orders;
        List<Guid> items = [.. run.Items.Select(item => item.Order).Distinct()];
        var orders = OrderRevaluation.Decide(run, request, items.ConvertAll(id => _ledger!.Find(id)!), items.ConvertAll(_reading!.Find), ids(items.Count), known, access);
        if (!orders.Succeeded)
            return orders.Refusals.ToList();
        List<OrderOfRun> ofRun = [.. orders.Value.Select(order => OrderOfRun.Following(order, _reading!.SequenceOf(order.Revalues!.Value)))];
        _decided = (run, ofRun);
        return ofRun;
    }
}
