using IntercompanyPricing.Benchmarks.Load;
using IntercompanyPricing.Benchmarks.Service;

namespace IntercompanyPricing.Benchmarks.Measurements;

/// <summary>How long a caller waits at half of what the service can take.</summary>
internal static class Latency
{
    private static readonly TimeSpan _warmUp = TimeSpan.FromSeconds(15);

    private static readonly TimeSpan _limit = TimeSpan.FromMilliseconds(10);

    public static async Task Measure(DemoWorld world, Options options, double posting, Table table)
    {
        using var service = await world.Start("orders");
        var rate = posting / 2;
        await ClosedLoop.Run(service.EndPoint, world.Order, Throughput.Connections, Throughput.WarmUp);

        // At this rate the runtime still finds something to compile anew for a while: the first run does not count.
        await FixedRate.Run(service.EndPoint, world.Order, Throughput.Connections, rate, _warmUp);
        var latencies = await FixedRate.Run(service.EndPoint, world.Order, Throughput.Connections, rate, options.Duration * 2);
        double At(double part) => latencies[(int)Math.Ceiling(part * latencies.Length) - 1].TotalMilliseconds;
        table.Add($"latency at a fixed rate of P/2, from the time due: p50, p99, p99.9", $"{At(0.5):0.0} ms, {At(0.99):0.0} ms, {At(0.999):0.0} ms", $"p99 <= {_limit.TotalMilliseconds} ms", At(0.99) <= _limit.TotalMilliseconds);
    }
}
