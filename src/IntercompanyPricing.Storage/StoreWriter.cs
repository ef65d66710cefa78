using IntercompanyPricing.Domain.MasterData;

namespace IntercompanyPricing.Storage;

/// <summary>The one writer of a process.</summary>
public sealed class StoreWriter(IStore store, FactLog log) : IDisposable
{
    /// <summary>Posts an order; completes when it is durable or refused.</summary>
    /// <exception cref="StoreFullException">The queue is full.</exception>
    public Task<PostOutcome> Post(OrderToPost order) => Task.FromResult(store.PostOrders([order], log)[0]);

    /// <summary>Records facts; completes when they are durable or refused.</summary>
    /// <exception cref="StoreFullException">The queue is full.</exception>
    public Task<RecordOutcome> Record(FactsToRecord facts) => Task.FromResult(store.RecordFacts(facts, log));

    /// <summary>Adds an API key.</summary>
    public Task AddKey(ApiKey key) => Task.Run(() => store.AddKey(key));

    /// <summary>Revokes an API key.</summary>
    public Task<bool> RevokeKey(Guid id, DateTimeOffset at, string by) => Task.Run(() => store.RevokeKey(id, at, by));

    /// <inheritdoc/>
    public void Dispose()
    {
    }
}
