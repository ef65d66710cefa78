using System.Diagnostics;
using IntercompanyPricing.Benchmarks.Service;

namespace IntercompanyPricing.Benchmarks.Measurements;

/// <summary>Rows a second of the classification report as CSV, and the memory it takes.</summary>
internal static class CsvReport
{
    private const int Rows = 100_000;
    private const double Limit = 100_000;

    // The runtime compiles what is used much a second time, and is done after some 300,000 rows.
    private const int WarmUps = 4;

    public static async Task Measure(DemoWorld world, Options options, Table table)
    {
        await Measure("orders of one line", 1, world, options, table);
        await Measure($"orders of {DemoWorld.ManyLines} lines", DemoWorld.ManyLines, world, options, table);
    }

    private static async Task Measure(string what, int lines, DemoWorld world, Options options, Table table)
    {
        var database = $"report-{lines}";
        using (var bare = world.BareInserts(database, lines))
            bare.FillUpTo(Rows / lines);
        using var service = await world.Start(database);
        using var memory = new MemoryWatch(service);
        using var http = new HttpClient { BaseAddress = new Uri($"http://{service.EndPoint}") };
        http.DefaultRequestHeaders.Add("X-Api-Key", world.AuditorKey);
        for (var warmUp = 0; warmUp < WarmUps; warmUp++)
            await CountRows(http);
        var rates = new List<double>();
        for (var round = 0; round < options.Rounds; round++)
        {
            var begun = Stopwatch.GetTimestamp();
            var rows = await CountRows(http) - 2; // header and end
            rates.Add(rows / Stopwatch.GetElapsedTime(begun).TotalSeconds);
        }

        var rate = BenchmarkRun.Median(rates);
        table.Add($"classification report as CSV, {what}; greatest resident memory", $"{rate:N0} rows/s; {memory.Greatest:0} MiB", ">= 100,000 rows/s in bounded memory", rate >= Limit);
    }

    private static async Task<int> CountRows(HttpClient http)
    {
        await using var stream = await http.GetStreamAsync("/v1/reports/classification?format=csv");
        var buffer = new byte[65_536];
        var rows = 0;
        for (int read; (read = await stream.ReadAsync(buffer)) > 0;)
            rows += buffer.AsSpan(0, read).Count((byte)'\n');
        return rows;
    }
}
