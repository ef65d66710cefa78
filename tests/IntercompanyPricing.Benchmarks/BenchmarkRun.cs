using System.Diagnostics;
using IntercompanyPricing.Benchmarks.Measurements;
using IntercompanyPricing.Benchmarks.Service;

namespace IntercompanyPricing.Benchmarks;

/// <summary>Everything in one run, and one table at the end.</summary>
internal static class BenchmarkRun
{
    /// <summary>Measures and prints.</summary>
    public static async Task Run(Options options)
    {
        Say($"Publishing; {options.Rounds} rounds of {options.Duration.TotalSeconds} s each follow.");
        if (Directory.Exists(options.Folder))
            Directory.Delete(options.Folder, recursive: true);
        if (options.SqlServer is { } server)
        {
            await RunOnSqlServer(options, server);
            return;
        }

        using var world = await DemoWorld.Make(options.Folder);
        var table = new Table();
        try
        {
            if (!options.OnlyReport)
            {
                var posting = await Throughput.Measure(world, options, table);
                await Latency.Measure(world, options, posting, table);
                await Start.Measure(world, options, table);
                await StoredOrders.Measure(world, options, table);
            }

            await CsvReport.Measure(world, options, table);
        }
        finally
        {
            Say("");
            Console.WriteLine(table.ToMarkdown(await Machine.Describe(options.Folder)));
        }
    }

    private static async Task RunOnSqlServer(Options options, string server)
    {
        var table = new Table();
        using (var world = await SqlServerWorld.Make(options.Folder, server))
            await SqlServerThroughput.Measure(world, options, table);
        Say("");
        Console.WriteLine(table.ToMarkdown(await Machine.Describe(options.Folder)));
    }

    /// <summary>Tells how far it has come; the table alone goes to the standard output.</summary>
    public static void Say(string text) => Console.Error.WriteLine(text);

    /// <summary>The middle one.</summary>
    public static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return sorted.Count % 2 == 1 ? sorted[sorted.Count / 2] : (sorted[(sorted.Count / 2) - 1] + sorted[sorted.Count / 2]) / 2;
    }
}
