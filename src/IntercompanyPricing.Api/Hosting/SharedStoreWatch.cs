using IntercompanyPricing.Api.Http;
using IntercompanyPricing.Storage;

namespace IntercompanyPricing.Api.Hosting;

/// <summary>
/// Where several instances share a store: learns within a second what the others recorded and which keys they made or revoked.
/// Posting does not wait for this: it looks under the write lock.
/// </summary>
internal sealed partial class SharedStoreWatch(IStore store, StoreWriter writer, KeyRing keys, ILogger<SharedStoreWatch> logger) : BackgroundService
{
    private static readonly TimeSpan _pause = TimeSpan.FromMilliseconds(500);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!store.IsShared)
            return;
        for (var wasAway = false; !stoppingToken.IsCancellationRequested; await Task.Delay(_pause, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing))
        {
            var isAway = !await Look();
            if (isAway && !wasAway)
                LogAway(logger);
            wasAway = isAway;
        }
    }

    private async Task<bool> Look()
    {
        try
        {
            // On the writer's thread: what this instance does to its keys meanwhile comes after.
            await writer.CatchUp(() => keys.Load(store.ReadKeys()));
            return true;
        }
        catch (Exception e) when (e is StoreUnreachableException or StoreFullException or ObjectDisposedException)
        {
            return false;
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The database cannot be read; it is tried again twice a second.")]
    private static partial void LogAway(ILogger logger);
}
