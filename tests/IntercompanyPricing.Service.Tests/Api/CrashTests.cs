using System.Collections.Concurrent;
using System.Text.Json.Nodes;

namespace IntercompanyPricing.Service.Tests.Api;

/// <summary>What was answered survives the worst end of the process, and nothing is there twice.</summary>
internal sealed class CrashTests
{
    private const int Rounds = 3;
    private const int Writers = 16;

    private readonly ConcurrentDictionary<string, string> _answered = new();

    [Test]
    public async Task Killed_under_load_the_service_keeps_every_answer_and_repeats_end_as_one()
    {
        var random = new Random(20260301);
        var folder = Directory.CreateTempSubdirectory("icp-crash-").FullName;
        string? secret = null;
        var sent = new ConcurrentDictionary<string, JsonObject>();
        for (var round = 0; round < Rounds; round++)
        {
            using var service = await ServiceProcess.Start(folder, ("Bootstrap__AdminKey", TestService.AdminKey));
            if (secret is null)
                await service.Api.Record(Group.Facts);
            secret ??= await service.Api.Key("erp:ABC");
            service.Api.Use("erp:ABC", secret);

            // What got no answer before is sent again: it was posted or was not, and now it is.
            await Task.WhenAll(sent.Where(order => !_answered.ContainsKey(order.Key)).Select(order => Send(service, order.Key, order.Value)));

            var killAfter = _answered.Count + random.Next(20, 120);
            var (kill, number) = (new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously), 0);
            var writing = Enumerable.Range(0, Writers).Select(_ => Task.Run(async () =>
            {
                while (true)
                {
                    var key = $"R{round}-{Interlocked.Increment(ref number)}";
                    var order = sent[key] = Group.Order(key);
                    if (!await Send(service, key, order))
                        return;
                    if (_answered.Count >= killAfter)
                        kill.TrySetResult();
                }
            })).ToList();
            await Task.WhenAny(kill.Task, Task.WhenAll(writing));
            service.Kill();
            await Task.WhenAll(writing);
            Assert.That(kill.Task.IsCompleted, Is.True, "it was killed under load, and did not end before");
        }

        using (var service = await ServiceProcess.Start(folder))
        {
            service.Api.Use("erp:ABC", secret!);
            await Task.WhenAll(sent.Where(order => !_answered.ContainsKey(order.Key)).Select(order => Send(service, order.Key, order.Value)));
            await AssertWhole(service, sent.Keys);
        }

        Directory.Delete(folder, recursive: true);
    }

    // False where the service was gone before it answered.
    private async Task<bool> Send(ServiceProcess service, string key, JsonNode order)
    {
        try
        {
            var answer = (await service.Api.Post(order, key)).Must(201);
            Assert.That(_answered.GetOrAdd(key, answer.Text), Is.EqualTo(answer.Text));
            return true;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private async Task AssertWhole(ServiceProcess service, ICollection<string> sent)
    {
        var orders = await service.Api.Walk("/v1/orders?limit=1000", "erp:ABC");
        Assert.That(orders.Select(order => (string?)order["sellerDocument"]), Is.EquivalentTo(sent));
        Assert.That(orders.Select(order => order.ToJsonString()), Is.EquivalentTo(_answered.Values.Select(text => JsonNode.Parse(text)!.ToJsonString())));
        Assert.That(orders.SelectMany(order => Group.Balances(order).Values), Is.All.EqualTo((0m, 0m)));
        foreach (var books in orders.SelectMany(order => order["journal"]!.AsArray()).GroupBy(entry => (string?)entry!["company"]))
            Assert.That(books.Select(entry => (int)entry!["entryNumber"]!), Is.EqualTo(Enumerable.Range(1, orders.Count)), books.Key);

        var balances = (await service.Api.Read("/v1/journal/balances", "erp:ABC"))["items"]!.AsArray();
        Assert.That(balances.Select(balance => Group.Decimal(balance!["debit"]) + Group.Decimal(balance["credit"])), Is.All.EqualTo(440m * orders.Count).And.Exactly(2).Items);
    }
}
