using IntercompanyPricing.Api.Http;
using IntercompanyPricing.Storage;

namespace IntercompanyPricing.Api.Hosting;

/// <summary>
/// Where several instances share a store: learns within a second what the others recorded and which keys they made or revoked.
/// Posting does not wait for this: it looks under the write lock. Whatever goes wrong, it is tried again; an instance that is
/// left behind is not ready.
/// </summary>
internal sealed partial class SharedStoreWatch(IStore store, StoreWriter writer, KeyRing keys, SharedStoreState state, ILogger<SharedStoreWatch> logger) : BackgroundService
{
    private static readonly TimeSpan _pause = TimeSpan.FromMilliseconds(500);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!store.IsShared)
            return;
        for (string? lastFault = null; !stoppingToken.IsCancellationRequested; await Task.Delay(_pause, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing))
        {
            var fault = await Look();

            // Once each, not twice a second.
            if (fault is not null && fault != lastFault)
                LogFault(logger, fault);
            lastFault = fault;
        }
    }

    // Answers what went wrong, without what the store holds; null where nothing did.
    private async Task<string?> Look()
    {
        try
        {
            // On the writer's thread: what this instance does to its keys meanwhile comes after.
            await writer.CatchUp(() => keys.Load(store.ReadKeys()));
            state.IsFollowed = true;
            return null;
        }
        catch (Exception e) when (e is StoreUnreachableException or StoreFullException or ObjectDisposedException)
        {
            return e.Message;
        }
        catch (Exception e)
        {
            state.IsFollowed = false;
            return e is StoreUnusableException ? e.Message : $"{e.GetType()}{Environment.NewLine}{e.StackTrace}";
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "What other instances wrote cannot be read; it is tried again twice a second. {Fault}")]
    private static partial void LogFault(ILogger logger, string fault);
}
