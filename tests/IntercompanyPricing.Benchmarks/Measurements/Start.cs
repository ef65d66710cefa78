using IntercompanyPricing.Benchmarks.Service;

namespace IntercompanyPricing.Benchmarks.Measurements;

/// <summary>From the start of the published process to its first answer that it is ready.</summary>
internal static class Start
{
    private static readonly TimeSpan _limit = TimeSpan.FromSeconds(1);

    public static async Task Measure(DemoWorld world, Options options, Table table)
    {
        var (first, again) = (new List<double>(), new List<double>());
        for (var round = 0; round < options.Rounds; round++)
        {
            using (var service = await world.StartEmpty($"start-{round}"))
                first.Add(service.StartToReady.TotalMilliseconds);
            using (var service = await world.Start($"start-{round}"))
                again.Add(service.StartToReady.TotalMilliseconds);
        }

        table.Add("start to ready, published: a new store, one that is there", $"{BenchmarkRun.Median(first):0} ms, {BenchmarkRun.Median(again):0} ms", "<= 1 s", BenchmarkRun.Median(first) <= _limit.TotalMilliseconds && BenchmarkRun.Median(again) <= _limit.TotalMilliseconds);
    }
}
