using System.Globalization;
using IntercompanyPricing.Benchmarks.Load;
using IntercompanyPricing.Benchmarks.Service;

namespace IntercompanyPricing.Benchmarks.Measurements;

/// <summary>
/// Orders a second through HTTP on SQL Server, as a part of what a bare loop of its client can insert on the same server: one
/// caller against one order a transaction, 64 against 64 orders a transaction.
/// </summary>
internal static class SqlServerThroughput
{
    private static readonly TimeSpan _warmUp = TimeSpan.FromSeconds(10);

    /// <summary>Measures in interleaved rounds.</summary>
    public static async Task Measure(SqlServerWorld world, Options options, Table table)
    {
        using var bare = await world.BareInserts();
        using var service = await world.Start();
        Task<double> Post(int connections, TimeSpan duration) => ClosedLoop.Run(service.EndPoint, world.Order, connections, duration);

        // Not on the thread that completes the sockets, where this may stand after an answer: the bare loop waits for it.
        Task<double> Insert(int orders, TimeSpan duration) => Task.Run(() => bare.Insert(orders, duration));
        Task<double> Copy(int orders, TimeSpan duration) => Task.Run(() => bare.Copy(orders, duration));

        BenchmarkRun.Say("Warming up.");
        await Post(Throughput.Connections, _warmUp);
        await Insert(1, options.Duration / 2);
        await Copy(Throughput.Connections, options.Duration / 2);

        var rounds = new List<Round>();
        for (var number = 1; number <= options.Rounds; number++)
        {
            var round = new Round(
                await Insert(1, options.Duration), await Post(1, options.Duration),
                await Insert(Throughput.Connections, options.Duration), await Copy(Throughput.Connections, options.Duration), await Post(Throughput.Connections, options.Duration));
            rounds.Add(round);
            BenchmarkRun.Say(string.Create(CultureInfo.InvariantCulture, $"Round {number}: {round}"));
        }

        double Median(Func<Round, double> of) => BenchmarkRun.Median(rounds.Select(of));
        table.Add("bare inserts, an order a transaction", $"{Median(round => round.BareSingle):N0} orders/s");
        table.Add("POST /v1/orders, 1 connection", $"{Median(round => round.Single):N0} orders/s, {Median(round => round.Single / round.BareSingle):0.00} of that");
        table.Add($"bare inserts, {Throughput.Connections} orders a transaction", $"{Median(round => round.BareGroup):N0} orders/s");
        table.Add($"bare bulk copy, {Throughput.Connections} orders a transaction", $"{Median(round => round.BareBulk):N0} orders/s");
        table.Add(
            $"POST /v1/orders, {Throughput.Connections} connections",
            $"{Median(round => round.Group):N0} orders/s, {Median(round => round.Group / round.BareGroup):0.00} of the inserts, {Median(round => round.Group / round.BareBulk):0.00} of the bulk copy");
    }

    private sealed record Round(double BareSingle, double Single, double BareGroup, double BareBulk, double Group);
}
