using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json.Nodes;

namespace IntercompanyPricing.Service.Tests.Operations;

/// <summary>On a disk that others fill up while it posts, the service turns away what finds no room, loses nothing, and goes on by itself when there is room again.</summary>
[Platform("Linux", Reason = "A disk is mounted for a process alone, as Linux can.")]
internal sealed class FilledDiskTests
{
    private const int Writers = 8;
    private const int RefusedInARow = 5;

    private readonly ConcurrentDictionary<string, string> _posted = new();
    private readonly ConcurrentBag<string> _refused = [];

    [Test]
    public async Task Several_writers_meet_a_full_disk_and_nothing_is_lost_or_half_posted_or_posted_twice()
    {
        await SmallDisk.MustBePossible();

        // What SQLite puts aside finds no room either.
        await using var service = await ServiceProcess.StartWithGroupOn(new SmallDisk(12), ("SQLITE_TMPDIR", "."));
        var ballast = Path.Combine(service.FolderWithin, "ballast");
        await File.WriteAllBytesAsync(ballast, new byte[6 << 20]);

        await Task.WhenAll(Enumerable.Range(1, Writers).Select(writer => FillUp(service, writer)));
        Assert.That(_posted, Has.Count.GreaterThan(Writers), "there was room at first");
        Assert.That(_refused, Has.Count.GreaterThanOrEqualTo(Writers * RefusedInARow));
        Assert.That(await Readiness(service), Is.EqualTo(503), "what is posted now is refused");
        await MustHold(service);

        File.Delete(ballast);
        await ServiceProcess.Until(async () => await Readiness(service) == 200);
        foreach (var document in _refused.Concat(_posted.Keys.Take(Writers)))
            await Repeat(service, document);
        await MustHold(service);
    }

    private static async Task<int> Readiness(ServiceProcess service)
    {
        using var answer = await service.Send("GET", "/health/ready", null);
        return (int)answer.StatusCode;
    }

    private async Task FillUp(ServiceProcess service, int writer)
    {
        for (var (number, refused) = (1, 0); refused < RefusedInARow; number++)
        {
            var document = $"INV/{writer}/{number}";
            using var answer = await service.Post(document);
            var text = await answer.Content.ReadAsStringAsync();
            if ((int)answer.StatusCode == 201)
            {
                (_posted[document], refused) = (text, 0);
                continue;
            }

            Assert.That((int)answer.StatusCode, Is.EqualTo(503), text);
            Assert.That((string?)JsonNode.Parse(text)!["code"], Is.EqualTo("not-ready"), text);
            Assert.That(answer.Headers.RetryAfter, Is.Not.Null);
            _refused.Add(document);
            refused++;
        }
    }

    private async Task Repeat(ServiceProcess service, string document)
    {
        using var answer = await service.Post(document);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.That((int)answer.StatusCode, Is.EqualTo(201), text);
        Assert.That(answer.Headers.Contains("Idempotency-Replayed"), Is.EqualTo(_posted.ContainsKey(document)), document);
        Assert.That(_posted.GetOrAdd(document, text), Is.EqualTo(text));
    }

    // What was answered 201 is there once, as it was answered, and nothing else is; the entries have no gap, and the books balance.
    private async Task MustHold(ServiceProcess service)
    {
        var orders = new List<JsonNode>();
        for (var path = "/v1/orders?limit=1000"; path.Length > 0;)
        {
            var page = await Read(service, path);
            orders.AddRange(page["items"]!.AsArray()!);
            path = (string?)page["next"] is { } next ? $"/v1/orders?limit=1000&cursor={Uri.EscapeDataString(next)}" : "";
        }

        Assert.That(orders.Select(order => (string)order["sellerDocument"]!), Is.EquivalentTo(_posted.Keys));
        foreach (var order in orders)
            Assert.That((string)order["id"]!, Is.EqualTo((string)JsonNode.Parse(_posted[(string)order["sellerDocument"]!])!["id"]!));
        foreach (var company in new[] { "ABC", "XYZ" })
        {
            Assert.That(orders.SelectMany(order => order["journal"]!.AsArray()).Where(entry => (string)entry!["company"]! == company).Select(entry => (long)entry!["entryNumber"]!).Order(), Is.EqualTo(Enumerable.Range(1, orders.Count)), company);
            var balances = (await Read(service, $"/v1/journal/balances?company={company}"))["items"]!.AsArray();
            Assert.That(balances.Sum(balance => Amount(balance!, "debit")), Is.EqualTo(440m * orders.Count).And.EqualTo(balances.Sum(balance => Amount(balance!, "credit"))), company);
        }
    }

    private static async Task<JsonNode> Read(ServiceProcess service, string path)
    {
        using var answer = await service.Send("GET", path, service.FinanceKey);
        Assert.That((int)answer.StatusCode, Is.EqualTo(200), path);
        return JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
    }

    private static decimal Amount(JsonNode balance, string side) => decimal.Parse((string)balance[side]!, CultureInfo.InvariantCulture);
}
