using System.Diagnostics;
using System.Globalization;
using IntercompanyPricing.Benchmarks.Load;
using IntercompanyPricing.Benchmarks.Service;

namespace IntercompanyPricing.Benchmarks.Measurements;

/// <summary>
/// E: requests a second where the host only reads and answers. I: orders a second of the bare loop. P: orders a second, durable
/// before they are answered; B: the same as lines of one batch. What HTTP and SQLite leave possible is L = 1 / (1/E + 1/I): P is measured by that, not by the machine.
/// </summary>
internal static class Throughput
{
    public const int Connections = 64;
    public const double LimitOfL = 0.7;

    // The runtime compiles what is used much a second time, and needs some ten thousand orders to know it.
    public static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(25);

    private const double LimitOfBatch = 0.7;
    private const double LimitOfMemory = 200;

    /// <summary>Measures in interleaved rounds, so that whatever else the machine does meets all three, and answers P.</summary>
    public static async Task<double> Measure(DemoWorld world, Options options, Table table)
    {
        using var bare = world.BareInserts("bare");
        using var echo = await world.StartEcho(bare.DocumentSize);
        using var service = await world.Start("orders");
        using var memory = new MemoryWatch(service);
        Task<double> Echo(TimeSpan duration) => ClosedLoop.Run(echo.EndPoint, world.Echo, Connections, duration);
        Task<double> Post(TimeSpan duration) => ClosedLoop.Run(service.EndPoint, world.Order, Connections, duration);

        BenchmarkRun.Say("Warming up.");
        await Echo(options.Duration);
        bare.Run(options.Duration / 2);
        await Post(WarmUp);
        await world.Batch(service, options.Duration);

        var rounds = new List<(double E, double I, double P, double B)>();
        var used = (Client: TimeSpan.Zero, Service: TimeSpan.Zero, Orders: 0.0);
        for (var round = 1; round <= options.Rounds; round++)
        {
            var e = await Echo(options.Duration);
            var i = bare.Run(options.Duration);
            var before = (Client: Process.GetCurrentProcess().TotalProcessorTime, Service: service.ProcessorTime);
            var p = await Post(options.Duration);
            used.Client += Process.GetCurrentProcess().TotalProcessorTime - before.Client;
            used.Service += service.ProcessorTime - before.Service;
            used.Orders += p * options.Duration.TotalSeconds;
            var b = await world.Batch(service, options.Duration);
            rounds.Add((e, i, p, b));
            BenchmarkRun.Say(string.Create(CultureInfo.InvariantCulture, $"Round {round}: E {e:0}, I {i:0}, P {p:0}, P/L {p * ((1 / e) + (1 / i)):0.00}, B {b:0}, B/I {b / i:0.00}"));
        }

        var (median, limit) = (BenchmarkRun.Median(rounds.Select(round => round.P)), rounds.Select(round => 1 / ((1 / round.E) + (1 / round.I))));
        var ratio = BenchmarkRun.Median(rounds.Select(round => round.P * ((1 / round.E) + (1 / round.I))));
        table.Add("E: an endpoint that reads the request and writes an answer of the same size", $"{BenchmarkRun.Median(rounds.Select(round => round.E)):N0} /s");
        table.Add("I: bare prepared inserts of the same rows, 256 a transaction", $"{BenchmarkRun.Median(rounds.Select(round => round.I)):N0} orders/s");
        table.Add("L = 1 / (1/E + 1/I)", $"{BenchmarkRun.Median(limit):N0} orders/s");
        table.Add($"P: POST /v1/orders, {Connections} connections, durable before answered", $"{median:N0} orders/s");
        table.Add("P / L (median of the rounds' ratios)", $"{ratio:0.00}", $">= {LimitOfL.ToString(CultureInfo.InvariantCulture)}", ratio >= LimitOfL);
        var batch = BenchmarkRun.Median(rounds.Select(round => round.B / round.I));
        table.Add("B: POST /v1/orders/batch, one connection, durable before answered", $"{BenchmarkRun.Median(rounds.Select(round => round.B)):N0} orders/s");
        table.Add("B / I (median of the rounds' ratios)", $"{batch:0.00}", $">= {LimitOfBatch.ToString(CultureInfo.InvariantCulture)}", batch >= LimitOfBatch);
        table.Add("processor time an order during P: service, client", $"{used.Service.TotalMicroseconds / used.Orders:0} us, {used.Client.TotalMicroseconds / used.Orders:0} us");
        table.Add("resident memory under load, greatest", $"{memory.Greatest:0} MiB", "<= 200 MiB", memory.Greatest <= LimitOfMemory);
        return median;
    }
}
