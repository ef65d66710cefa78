using System.Diagnostics;
using System.Net;

namespace IntercompanyPricing.Benchmarks.Load;

/// <summary>Connections that each send the next request as soon as the last one is answered: how much the service can take.</summary>
internal static class ClosedLoop
{
    /// <summary>Answers a second.</summary>
    public static async Task<double> Run(IPEndPoint endPoint, Func<OrderRequest> request, int connections, TimeSpan duration)
    {
        var clock = Stopwatch.StartNew();
        var answers = await Task.WhenAll(Enumerable.Range(0, connections).Select(_ => Task.Run(() => Loop(endPoint, request(), clock, duration))));
        return answers.Sum() / clock.Elapsed.TotalSeconds;
    }

    private static async Task<long> Loop(IPEndPoint endPoint, OrderRequest request, Stopwatch clock, TimeSpan duration)
    {
        using var connection = await Connection.Open(endPoint);
        var answers = 0L;
        for (; clock.Elapsed < duration; answers++)
            await connection.Post(request.Next());
        return answers;
    }
}
