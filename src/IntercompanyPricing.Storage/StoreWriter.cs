using System.Threading.Channels;
using IntercompanyPricing.Domain.MasterData;
using IntercompanyPricing.Domain.Reconciliation;

namespace IntercompanyPricing.Storage;

/// <summary>
/// The one writer of a process: a queue and a thread of its own that drains it. Orders that wait at the same time are posted
/// as one group, in one durable transaction; nobody waits for a group to fill. Everything is written in order of arrival.
/// </summary>
/// <remarks>Safe for any number of threads.</remarks>
public sealed class StoreWriter : IDisposable
{
    /// <summary>How much may wait, unless said otherwise.</summary>
    public const int DefaultCapacity = 4096;

    private const int MaxGroup = 256;

    private const int MaxRoundsWithoutAnswer = 10;

    private readonly IStore _store;
    private readonly FactLog _log;
    private readonly Channel<QueuedWrite> _queue;
    private readonly Thread _thread;
    private TaskCompletionSource _committed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile bool _stopped;
    private long _groups;
    private long _grouped;

    /// <summary>A writer that starts at once.</summary>
    /// <param name="store">Written to by this writer only.</param>
    /// <param name="log">Kept up to date with what is recorded.</param>
    /// <param name="capacity">How much may wait.</param>
    public StoreWriter(IStore store, FactLog log, int capacity = DefaultCapacity)
    {
        (_store, _log) = (store, log);
        _queue = Channel.CreateBounded<QueuedWrite>(new BoundedChannelOptions(capacity) { SingleReader = true });
        _thread = new Thread(Drain) { Name = "store writer", IsBackground = true };
        _thread.Start();
    }

    /// <summary>How much is waiting.</summary>
    public int Waiting => _queue.Reader.Count;

    /// <summary>Groups of orders handed to the store so far.</summary>
    public long Groups => Interlocked.Read(ref _groups);

    /// <summary>Orders in these groups; divided by <see cref="Groups"/> it tells how well the disk is shared.</summary>
    public long GroupedOrders => Interlocked.Read(ref _grouped);

    /// <summary>Completes with the next writing from now on, successful or not: whoever follows along looks again then.</summary>
    public Task Committed => Volatile.Read(ref _committed).Task;

    /// <summary>Posts an order; completes when it is durable or refused.</summary>
    /// <exception cref="StoreFullException">The queue is full.</exception>
    /// <exception cref="ObjectDisposedException">The writer has been stopped.</exception>
    public Task<PostOutcome> Post(OrderToPost order)
    {
        var write = new QueuedOrder(order);
        Enqueue(write);
        return write.Task;
    }

    /// <summary>Completes when the queue has room, which somebody else may take first.</summary>
    /// <exception cref="ObjectDisposedException">The writer has been stopped.</exception>
    public async Task WaitForRoom() => ObjectDisposedException.ThrowIf(!await _queue.Writer.WaitToWriteAsync(), this);

    /// <summary>Records facts; completes when they are durable or refused.</summary>
    /// <exception cref="StoreFullException">The queue is full.</exception>
    /// <exception cref="ObjectDisposedException">The writer has been stopped.</exception>
    public Task<RecordOutcome> Record(FactsToRecord facts) => Enqueue(() => _store.RecordFacts(facts, _log));

    /// <summary>Records what a buyer says of an order; completes when it is durable or refused.</summary>
    /// <exception cref="StoreFullException">The queue is full.</exception>
    /// <exception cref="ObjectDisposedException">The writer has been stopped.</exception>
    public Task<ConsentOutcome> RecordConsent(ConsentToRecord consent) => Enqueue(() => _store.RecordConsent(consent));

    /// <summary>Adds what is new of the entries of an ERP; completes with how many these are.</summary>
    /// <exception cref="StoreFullException">The queue is full.</exception>
    /// <exception cref="ObjectDisposedException">The writer has been stopped.</exception>
    public Task<int> RecordErpEntries(IReadOnlyList<ErpEntry> entries, DateTimeOffset at, string by) => Enqueue(() => _store.RecordErpEntries(entries, at, by));

    /// <summary>Adds an API key.</summary>
    /// <exception cref="StoreFullException">The queue is full.</exception>
    /// <exception cref="ObjectDisposedException">The writer has been stopped.</exception>
    public Task AddKey(ApiKey key) => Enqueue(() =>
    {
        _store.AddKey(key);
        return true;
    });

    /// <summary>Revokes an API key, but never the last that can make others.</summary>
    /// <exception cref="StoreFullException">The queue is full.</exception>
    /// <exception cref="ObjectDisposedException">The writer has been stopped.</exception>
    public Task<RevokeOutcome> RevokeKey(Guid id, DateTimeOffset at, string by) => Enqueue(() => _store.RevokeKey(id, at, by));

    /// <summary>
    /// Brings the log of facts up to date with what other processes recorded, then does what else rests on the database having
    /// been read: nothing is written meanwhile.
    /// </summary>
    /// <exception cref="StoreFullException">The queue is full.</exception>
    /// <exception cref="ObjectDisposedException">The writer has been stopped.</exception>
    public Task CatchUp(Action? andThen = null) => Enqueue(() =>
    {
        foreach (var recorded in _store.FactsSince(_log.Version))
            _log.Append(recorded.Recording, recorded.Facts);
        andThen?.Invoke();
        return true;
    });

    /// <summary>Takes nothing more, writes what is waiting, and ends the thread. The store stays open.</summary>
    public void Dispose()
    {
        _stopped = true;
        _queue.Writer.TryComplete();
        _thread.Join();
    }

    private Task<T> Enqueue<T>(Func<T> write)
    {
        var queued = new QueuedCall<T>(write);
        Enqueue(queued);
        return queued.Task;
    }

    private void Enqueue(QueuedWrite write)
    {
        if (_queue.Writer.TryWrite(write))
            return;
        ObjectDisposedException.ThrowIf(_stopped, this);
        throw new StoreFullException();
    }

    private void Drain()
    {
        var group = new List<QueuedOrder>(MaxGroup);

        // This thread has nothing else to do than to wait here.
        while (_queue.Reader.WaitToReadAsync().AsTask().GetAwaiter().GetResult())
        {
            while (group.Count < MaxGroup && _queue.Reader.TryRead(out var write))
            {
                if (write is QueuedOrder order)
                {
                    group.Add(order);
                }
                else if (write is QueuedCall call)
                {
                    PostAll(group);
                    call.Run();
                }
            }

            PostAll(group);
            Interlocked.Exchange(ref _committed, new(TaskCreationOptions.RunContinuationsAsynchronously)).SetResult();
        }
    }

    // Each round answers its first order at least, or gives it the number that it can be answered with in the next: so what is put off comes to an end.
    // Were it not so, one order would keep all others from being written for ever: it fails instead.
    private void PostAll(List<QueuedOrder> group)
    {
        for (var rounds = 0; group.Count > 0;)
        {
            var before = group.Count;
            Post(group);
            rounds = group.Count < before ? 0 : rounds + 1;
            if (rounds < MaxRoundsWithoutAnswer)
                continue;
            group[0].Fail(new InvalidOperationException("An order was put off again and again."));
            group.RemoveAt(0);
            rounds = 0;
        }
    }

    // Posts a group and leaves those in it that were put off.
    private void Post(List<QueuedOrder> group)
    {
        PostOutcome[] outcomes;
        try
        {
            Interlocked.Increment(ref _groups);
            Interlocked.Add(ref _grouped, group.Count);
            outcomes = _store.PostOrders([.. group.Select(queued => queued.Order)], _log);
        }
        catch (Exception e)
        {
            // Where the database is away or cannot be read, each alone would only learn the same.
            if (group.Count == 1 || e is StoreUnreachableException or StoreUnusableException)
                group.ForEach(queued => queued.Fail(e));
            else
                PostOneByOne(group);
            group.Clear();
            return;
        }

        var putOff = 0;
        for (var place = 0; place < outcomes.Length; place++)
        {
            if (outcomes[place] is PostOutcome.PutOff)
                group[putOff++] = group[place];
            else
                group[place].Answer(outcomes[place]);
        }

        group.RemoveRange(putOff, group.Count - putOff);
    }

    // After a failure each order stands alone: the one that cannot be posted fails only its own caller.
    private void PostOneByOne(List<QueuedOrder> group)
    {
        foreach (var queued in group)
            PostAll([queued]);
    }

    private abstract class QueuedWrite;

    private abstract class QueuedCall : QueuedWrite
    {
        public abstract void Run();
    }

    private sealed class QueuedCall<T>(Func<T> write) : QueuedCall
    {
        // Continuations run elsewhere: the writer's thread only writes.
        private readonly TaskCompletionSource<T> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task<T> Task => _answer.Task;

        public override void Run()
        {
            try
            {
                _answer.SetResult(write());
            }
            catch (Exception e)
            {
                _answer.SetException(e);
            }
        }
    }

    private sealed class QueuedOrder(OrderToPost order) : QueuedWrite
    {
        private readonly TaskCompletionSource<PostOutcome> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public OrderToPost Order => order;

        public Task<PostOutcome> Task => _answer.Task;

        public void Answer(PostOutcome outcome) => _answer.SetResult(outcome);

        public void Fail(Exception e) => _answer.SetException(e);
    }
}
