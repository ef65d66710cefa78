using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;

namespace IntercompanyPricing.Reliability;

/// <summary>
/// Asks the service to stop under the load of 16 writers: readiness answers 503 first, whatever was taken is answered, the process
/// ends with code 0 within ten seconds, and what was answered is there afterwards.
/// </summary>
internal sealed class StopRun(int seed) : IReliabilityRun
{
    private const int Rounds = 10;
    private const int Writers = 16;

    private static readonly TimeSpan _limit = TimeSpan.FromSeconds(10);

    /// <inheritdoc/>
    public async Task Run()
    {
        Console.WriteLine($"stop: {Rounds} rounds, seed {seed}.");
        var random = new Random(seed);
        using var store = new StoreUnderTest();
        var answered = new ConcurrentDictionary<string, string>();
        var slowest = TimeSpan.Zero;
        for (var round = 1; round <= Rounds; round++)
        {
            using var service = await store.Start(("Shutdown__DrainSeconds", "1"));
            using var client = store.Client(service);
            var before = answered.Count;
            var writers = Enumerable.Range(0, Writers).Select(writer => Task.Run(() => Write(client, $"R{round}-{writer}", answered))).ToArray();
            while (answered.Count < before + random.Next(50, 500))
                await Task.Delay(1);

            var clock = Stopwatch.StartNew();
            service.Terminate();
            var readiness = await client.TrySend(HttpMethod.Get, "/health/ready", "AUDITOR");
            while (readiness is { Status: 200 })
                readiness = await client.TrySend(HttpMethod.Get, "/health/ready", "AUDITOR");
            BrokenPromiseException.Unless(readiness is { Status: 503 }, "It did not say that it is not ready before it was gone.");
            var exitCode = await service.Exit();
            await Task.WhenAll(writers);
            BrokenPromiseException.Unless(exitCode == 0, $"It ended with code {exitCode}.");
            BrokenPromiseException.Unless(clock.Elapsed <= _limit, $"It took {clock.Elapsed} to end.");
            slowest = clock.Elapsed > slowest ? clock.Elapsed : slowest;
        }

        using var last = await store.Start();
        using var reader = store.Client(last);
        await CheckTaken(reader, answered);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {answered.Count} orders, all once; the slowest end took {slowest.TotalSeconds:0.0} s, a second of it on purpose"));
    }

    // What was posted while its caller was not answered any more is taken in: it is answered now.
    private static async Task CheckTaken(Client client, ConcurrentDictionary<string, string> answered)
    {
        foreach (var order in await client.Walk("/v1/orders"))
            answered.TryAdd((string)order["sellerDocument"]!, order.ToJsonString());
        await Books.Check(client, answered);
    }

    private static async Task Write(Client client, string name, ConcurrentDictionary<string, string> answered)
    {
        for (var number = 0; ; number++)
        {
            var document = $"{name}-{number}";
            if (await client.TrySend(HttpMethod.Post, "/v1/orders", "ERP", Client.Order(document), document) is not { } answer)
                return;
            if (answer.Status == 503)
                return;
            BrokenPromiseException.Unless(answer.Status == 201, $"{document} is answered {answer.Status}: {answer.Text}");
            answered[document] = answer.Text;
        }
    }
}
