using IntercompanyPricing.Api.Reports;
using IntercompanyPricing.Domain.YearEnd;
using IntercompanyPricing.Storage;
using IntercompanyPricing.Storage.Json;

namespace IntercompanyPricing.Api.YearEnd;

/// <summary>
/// Reads what is posted of a tested activity. It goes on where it was: under the write lock only those orders are left to read that came meanwhile.
/// </summary>
/// <param name="request">What is tested.</param>
/// <param name="store">Where the orders are.</param>
internal sealed class YearEndReading(YearEndRequest request, IStore store)
{
    private readonly TestedActivity _activity = new(request);

    /// <summary>All up to the last order there is now, or up to a place in commit order.</summary>
    /// <param name="upTo">The place; the last order where absent.</param>
    /// <param name="hungUp">Ends the reading.</param>
    public TestedActivity Read(long? upTo = null, CancellationToken hungUp = default)
    {
        var last = upTo ?? store.LastOrder();
        if (last > _activity.UpTo)
        {
            foreach (var order in PostedOrders.All(store, new OrderQuery(0, _activity.UpTo, Company: request.TestedParty, UpTo: last, PostedFrom: _activity.From), hungUp))
            {
                // Few are: a note of a year before that is taken back.
                if (_activity.Lacks(order) is { } before)
                    _activity.Add(OrderDocument.Read(store.ReadOrder(before)!.Document));
                _activity.Add(order);
            }

            _activity.ReadUpTo(last);
        }

        return _activity;
    }
}
