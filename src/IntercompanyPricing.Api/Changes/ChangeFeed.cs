using IntercompanyPricing.Api.Facts;
using IntercompanyPricing.Api.Http;
using IntercompanyPricing.Api.Orders;
using IntercompanyPricing.Domain.MasterData;
using IntercompanyPricing.Storage;

namespace IntercompanyPricing.Api.Changes;

/// <summary>
/// Everything recorded and posted as one sequence. An order is committed on the version of the facts that stands under the write
/// lock, which it keeps: so it comes behind the facts of that version and before those of the next, and commit order
/// needs no number of its own.
/// </summary>
internal sealed class ChangeFeed(IStore store, StoreWriter writer, FactLog log, IHostApplicationLifetime lifetime)
{
    // Of facts that a caller may not see so many are passed over at once.
    private const int FactsPassed = 1000;

    // Where other instances write too, nothing tells of it.
    private static readonly TimeSpan _sharedPause = TimeSpan.FromMilliseconds(250);

    /// <summary>What was committed after a position, as far as a caller may read it.</summary>
    /// <param name="after">The position.</param>
    /// <param name="limit">Events at most.</param>
    /// <param name="wait">How long to wait for the first one.</param>
    /// <param name="caller">Who asks.</param>
    /// <param name="aborted">Ends the waiting; so does the end of the service.</param>
    /// <returns>The events and the position reached.</returns>
    /// <exception cref="ProblemException">The position is ahead of everything.</exception>
    public async Task<(IReadOnlyList<ReadOnlyMemory<byte>> Events, ChangePosition Reached)> Read(ChangePosition after, int limit, TimeSpan wait, Caller caller, CancellationToken aborted)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(aborted, lifetime.ApplicationStopping);
        end.CancelAfter(wait);
        while (true)
        {
            // Asked for before reading: what is committed in between completes it.
            var committed = writer.Committed;
            var isLast = wait == TimeSpan.Zero || end.IsCancellationRequested;
            var (events, reached) = Read(after, limit, caller);
            if (events.Count > 0 || isLast)
                return (events, reached);
            after = reached;
            await committed.WaitAsync(store.IsShared ? _sharedPause : Timeout.InfiniteTimeSpan, end.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private (List<ReadOnlyMemory<byte>> Events, ChangePosition Reached) Read(ChangePosition after, int limit, Caller caller)
    {
        var events = new List<ReadOnlyMemory<byte>>();
        while (true)
        {
            var query = new ChangeQuery(after, caller.IsErpOnly ? FactsPassed : limit, limit, caller.Scope?.ToArray());
            var read = store.ReadChanges(query);
            if (after.Version > read.LastVersion || after.Sequence > read.LastSequence)
                throw QueryValues.Invalid(ChangeCursor.Parameter.Name, "is ahead of everything: the store is not the one that gave it, or was set back. Begin anew without it");

            var (facts, orders) = (new Queue<CommittedFact>(read.Facts), new Queue<CommittedOrder>(read.Orders));
            while (events.Count < limit)
            {
                // What follows the last of a full part is not known yet, and may come before the next of the other.
                if ((facts.Count == 0 && read.Facts.Count == query.FactLimit) || (orders.Count == 0 && read.Orders.Count == query.OrderLimit))
                    break;
                if (facts.Count == 0 && orders.Count == 0)
                    return (events, after with { Sequence = read.LastSequence });
                if (facts.TryPeek(out var fact) && (!orders.TryPeek(out var next) || fact.Recording.Version <= next.KnownAt))
                {
                    after = after with { Version = fact.Recording.Version, Position = facts.Dequeue().Position };
                    if (FactVisibility.IsVisible(fact.Fact, caller))
                        events.Add(ChangeEvent.Of(fact));
                }
                else
                {
                    var order = orders.Dequeue();
                    after = after with { Sequence = order.Sequence };
                    events.Add(ChangeEvent.Of(order, OrderVisibility.Of(order.Document, caller, log.Latest)));
                }
            }

            if (events.Count == limit)
                return (events, after);
        }
    }
}
