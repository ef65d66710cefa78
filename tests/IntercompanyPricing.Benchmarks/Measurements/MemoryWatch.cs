using IntercompanyPricing.Benchmarks.Service;

namespace IntercompanyPricing.Benchmarks.Measurements;

/// <summary>The greatest resident memory of a service while it is watched.</summary>
internal sealed class MemoryWatch : IDisposable
{
    private readonly Timer _timer;
    private double _greatest;

    public MemoryWatch(ServiceProcess service)
        => _timer = new Timer(_ => _greatest = Math.Max(_greatest, service.ResidentMiB ?? double.NaN), null, TimeSpan.Zero, TimeSpan.FromMilliseconds(100));

    /// <summary>In MiB; not a number where it cannot be known.</summary>
    public double Greatest => Volatile.Read(ref _greatest);

    /// <inheritdoc/>
    public void Dispose() => _timer.Dispose();
}
