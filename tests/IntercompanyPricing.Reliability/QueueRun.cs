using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using IntercompanyPricing.Benchmarks.Service;

namespace IntercompanyPricing.Reliability;

/// <summary>
/// Sends more at once than the service's queue holds, for minutes: what finds no room is answered 503 with Retry-After and may come
/// again, everything else is posted, and memory stays flat.
/// </summary>
internal sealed class QueueRun(TimeSpan duration) : IReliabilityRun
{
    // More than wait in the queue and in the group that is being written.
    private const int Senders = 6000;
    private const double MaxGrowth = 1.15;

    /// <inheritdoc/>
    public async Task Run()
    {
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"queue: {Senders} at once for {duration.TotalMinutes:0.#} minutes."));
        using var store = new StoreUnderTest();
        using var service = await store.Start();
        using var client = store.Client(service);
        using var enough = new CancellationTokenSource(duration);
        var statuses = new ConcurrentDictionary<int, long>();
        var senders = Enumerable.Range(0, Senders).Select(sender => Send(client, sender, statuses, enough.Token)).ToArray();
        var (first, second) = await Watch(service, enough.Token);
        await Task.WhenAll(senders);

        BrokenPromiseException.Unless(statuses.GetValueOrDefault(503) > 0, "The queue never was full.");
        BrokenPromiseException.Unless(second <= first * MaxGrowth, $"Memory grew from {first:0} to {second:0} MiB.");
        var stored = (await client.Walk("/v1/orders")).Count;
        BrokenPromiseException.Unless(stored == statuses[201], $"{statuses[201]} were answered 201 and {stored} are there.");
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {statuses[201]} posted, {statuses[503]} told to come again; at most {first:0} MiB in the first half, {second:0} MiB in the second"));
    }

    private static async Task Send(Client client, int sender, ConcurrentDictionary<int, long> statuses, CancellationToken enough)
    {
        for (var number = 0; !enough.IsCancellationRequested;)
        {
            var document = $"Q{sender}-{number}";
            var answer = await client.Send(HttpMethod.Post, "/v1/orders", "ERP", Client.Order(document), document);
            BrokenPromiseException.Unless(answer.Status == 201 || answer is { Status: 503, Code: "busy", RetryAfter: true }, $"{document} is answered {answer.Status}: {answer.Text}");
            statuses.AddOrUpdate(answer.Status, 1, (_, count) => count + 1);
            if (answer.Status == 201)
                number++;
            else
                await Task.Delay(Random.Shared.Next(50, 500), CancellationToken.None);
        }
    }

    // The greatest memory of either half, without the beginning, when all is compiled and the queue fills for the first time.
    private async Task<(double First, double Second)> Watch(ServiceProcess service, CancellationToken enough)
    {
        var (first, second) = (0.0, 0.0);
        for (var clock = Stopwatch.StartNew(); !enough.IsCancellationRequested; await Task.Delay(500, CancellationToken.None))
        {
            var memory = service.ResidentMiB ?? 0;
            if (clock.Elapsed > duration / 2)
                second = Math.Max(second, memory);
            else if (clock.Elapsed > duration / 10)
                first = Math.Max(first, memory);
        }

        return (first, second);
    }
}
