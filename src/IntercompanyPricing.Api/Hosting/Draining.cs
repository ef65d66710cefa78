namespace IntercompanyPricing.Api.Hosting;

/// <summary>
/// The way out: once told to stop, the service answers that it is not ready, serves on for the drain time so that load
/// balancers notice, and only then takes no more connections. What is in flight is answered in any case.
/// </summary>
internal sealed class Draining(ServiceSettings settings, IHostApplicationLifetime lifetime) : IHostedLifecycleService
{
    /// <summary>How long what is in flight may take after the drain time. Kubernetes kills after 30 seconds unless told otherwise.</summary>
    public static readonly TimeSpan InFlight = TimeSpan.FromSeconds(25);

    /// <summary>Whether the service has been told to stop.</summary>
    public bool HasBegun => lifetime.ApplicationStopping.IsCancellationRequested;

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Runs before the listener stops, whatever the order of services.</summary>
    public async Task StoppingAsync(CancellationToken cancellationToken)
    {
        // A signal has told this already; a host that is stopped by its program tells it only after this.
        lifetime.StopApplication();
        await Task.Delay(settings.DrainTime, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }
}
