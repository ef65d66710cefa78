using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Runtime;

namespace IntercompanyPricing.Benchmarks.Load;

/// <summary>
/// Requests at fixed times, whether or not earlier ones are answered. Latency counts from the time at which a request was due:
/// a service that stalls is charged for all who would have come meanwhile, which a closed loop conceals.
/// </summary>
internal static class FixedRate
{
    // More than a run allocates.
    private const long Uncollected = 200 << 20;

    /// <summary>Latencies in ascending order.</summary>
    public static async Task<TimeSpan[]> Run(IPEndPoint endPoint, Func<OrderRequest> request, int connections, double rate, TimeSpan duration)
    {
        // A collection here would keep all callers waiting, and the service be charged for it.
        GC.TryStartNoGCRegion(Uncollected);
        try
        {
            return await Measure(endPoint, request, connections, rate, duration);
        }
        finally
        {
            if (GCSettings.LatencyMode == GCLatencyMode.NoGCRegion)
                GC.EndNoGCRegion();
        }
    }

    private static async Task<TimeSpan[]> Measure(IPEndPoint endPoint, Func<OrderRequest> request, int connections, double rate, TimeSpan duration)
    {
        var idle = new BlockingCollection<Caller>(new ConcurrentStack<Caller>());
        for (var i = 0; i < connections; i++)
            idle.Add(new Caller(await Connection.Open(endPoint), request()));

        var latencies = new TimeSpan[(int)(rate * duration.TotalSeconds)];
        var pending = new CountdownEvent(latencies.Length);
        Exception? failure = null;
        await Task.Factory.StartNew(Pace, TaskCreationOptions.LongRunning);
        await Task.Run(pending.Wait);
        foreach (var caller in idle)
            caller.Connection.Dispose();
        if (failure is not null)
            throw failure;
        Array.Sort(latencies);
        return latencies;

        void Pace()
        {
            var clock = Stopwatch.StartNew();
            for (var i = 0; i < latencies.Length; i++)
            {
                var due = TimeSpan.FromSeconds(i / rate);
                while (clock.Elapsed < due)
                    Thread.Sleep(1);
                _ = Post(idle.Take(), clock, due, i);
            }
        }

        async Task Post(Caller caller, Stopwatch clock, TimeSpan due, int place)
        {
            try
            {
                await caller.Connection.Post(caller.Request.Next());
                latencies[place] = clock.Elapsed - due;
                idle.Add(caller);
            }
            catch (Exception e)
            {
                failure = e;
            }
            finally
            {
                pending.Signal();
            }
        }
    }

    private sealed record Caller(Connection Connection, OrderRequest Request);
}
