using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json.Nodes;
using IntercompanyPricing.Benchmarks.Service;

namespace IntercompanyPricing.Reliability;

/// <summary>
/// Kills the service (SIGKILL) at seeded points under the load of 16 writers, who send again what was not answered: orders, whole
/// reversals, and batches. Every answered order is there once, every repeated one ends as exactly one, and a reader who follows
/// the feed through all ends misses nothing.
/// </summary>
internal sealed class KillRun(int seed, int points) : IReliabilityRun
{
    private const int Writers = 16;
    private const int CheckEvery = 25;

    private readonly Random _random = new(seed);
    private readonly ConcurrentDictionary<string, (string Path, string Body)> _unanswered = new();
    private readonly ConcurrentDictionary<string, string> _answered = new();
    private readonly List<string> _followed = [];
    private string? _position;
    private int _number;

    /// <inheritdoc/>
    public async Task Run()
    {
        Console.WriteLine($"kill: {points} points, seed {seed}.");
        using var store = new StoreUnderTest();
        for (var point = 1; point <= points; point++)
        {
            using var service = await store.Start();
            using var client = store.Client(service);
            await RepeatUnanswered(client);
            if (point % CheckEvery == 0)
                await CheckAll(client, $"before point {point}");
            await LoadAndKill(client, service);
        }

        using var last = await store.Start();
        using var reader = store.Client(last);
        await RepeatUnanswered(reader);
        await CheckAll(reader, "at the end");
    }

    private async Task CheckAll(Client client, string when)
    {
        BrokenPromiseException.Unless(_unanswered.IsEmpty, "An order got no answer from a service that was there.");
        await Books.Check(client, _answered);
        await Follow(client, toEnd: true);
        BrokenPromiseException.Unless(_followed.Count == _answered.Count && _followed.Distinct().Count() == _followed.Count, $"Who followed the feed has {_followed.Count} orders of {_answered.Count}.");
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {when}: {_answered.Count} orders, all once, books balance, the feed has no gap"));
    }

    // What got no answer was posted or was not: now it is.
    private async Task RepeatUnanswered(Client client) => await Task.WhenAll(_unanswered.Keys.Select(key => Send(client, key)));

    private async Task LoadAndKill(Client client, ServiceProcess service)
    {
        var (killAt, spin) = (_answered.Count + _random.Next(1, 400), _random.Next(0, 3000));
        var follower = Follow(client, toEnd: false);
        var seeds = Enumerable.Range(0, Writers).Select(_ => _random.Next()).ToArray();
        var writers = seeds.Select(start => Task.Run(() => Write(client, new Random(start)))).ToArray();
        while (_answered.Count < killAt && !writers.All(writer => writer.IsCompleted))
            await Task.Delay(1);
        Thread.SpinWait(spin);
        service.Kill();
        await Task.WhenAll(writers);
        await follower;
        BrokenPromiseException.Unless(_answered.Count >= killAt, "The service ended before it was killed.");
    }

    // Until the service is gone.
    private async Task Write(Client client, Random random)
    {
        var mine = new List<string>();
        while (true)
        {
            var number = Interlocked.Increment(ref _number);
            if (random.Next(20) == 0)
            {
                if (!await Batch(client, number, random.Next(1, 30)))
                    return;
                continue;
            }

            var key = $"k{number}";
            var reverses = mine.Count > 0 && random.Next(8) == 0;
            _unanswered[key] = reverses ? ($"/v1/orders/{mine[^1]}/reversal", """{"date":"2026-03-02","reason":"returned"}""") : ("/v1/orders", Client.Order($"D{number}", random.Next(1, 9)));
            if (reverses)
                mine.RemoveAt(mine.Count - 1);
            if (!await Send(client, key))
                return;
            if (!reverses)
                mine.Add((string)JsonNode.Parse(_answered[key])!["id"]!);
        }
    }

    // False where the service was gone before it answered.
    private async Task<bool> Send(Client client, string key)
    {
        var (path, body) = _unanswered[key];
        if (await client.TrySend(HttpMethod.Post, path, "ERP", body, key) is not { } answer)
            return false;
        BrokenPromiseException.Unless(answer.Status == 201, $"Key {key} is answered {answer.Status}: {answer.Text}");
        _answered[key] = answer.Text;
        _unanswered.TryRemove(key, out _);
        return true;
    }

    // Each line is an order by itself, with a key of its own: after a cut they are sent again one by one.
    private async Task<bool> Batch(Client client, int number, int lines)
    {
        string[] keys = [.. Enumerable.Range(1, lines).Select(line => $"k{number}-{line}")];
        foreach (var key in keys)
            _unanswered[key] = ("/v1/orders", Client.Order($"D{key[1..]}"));
        var body = string.Join('\n', keys.Select(key => $"{{\"idempotencyKey\":\"{key}\",{_unanswered[key].Body.TrimStart()[1..]}"));
        var answer = await client.TrySend(HttpMethod.Post, "/v1/orders/batch", "ERP", body, null, "application/x-ndjson");
        foreach (var (line, i) in (answer?.Text ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries).Select((line, i) => (line, i)))
        {
            var status = (int)JsonNode.Parse(line)!["status"]!;
            BrokenPromiseException.Unless(status == 201, $"Key {keys[i]} is answered {status} in a batch: {line}");

            // The line tells the id only: the same key answers the whole order.
            if (!await Send(client, keys[i]))
                return false;
            BrokenPromiseException.Unless((string)JsonNode.Parse(_answered[keys[i]])!["id"]! == (string)JsonNode.Parse(line)!["id"]!, $"Key {keys[i]} has another order than its batch answered.");
        }

        return answer is not null;
    }

    private async Task Follow(Client client, bool toEnd)
    {
        while (await client.TrySend(HttpMethod.Get, $"/v1/changes?limit=500{(toEnd ? "" : "&wait=1")}{(_position is null ? "" : $"&after={Uri.EscapeDataString(_position)}")}", "AUDITOR") is { } answer)
        {
            BrokenPromiseException.Unless(answer.Status == 200, $"The feed answers {answer.Status}: {answer.Text}");
            var items = answer.Json["items"]!.AsArray();
            _followed.AddRange(items.Where(item => (string?)item!["data"]?["sellerDocument"] is not null).Select(item => (string)item!["data"]!["id"]!));
            _position = answer.Json["next"]!.ToString();
            if (toEnd && items.Count == 0)
                return;
        }
    }
}
