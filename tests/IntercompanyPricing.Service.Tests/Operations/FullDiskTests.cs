using System.Text.Json.Nodes;

namespace IntercompanyPricing.Service.Tests.Operations;

/// <summary>On a disk without room the service says so, goes on reading, and loses nothing.</summary>
[Platform("Linux", Reason = "The limit of a running process's files is Linux's.")]
internal sealed class FullDiskTests
{
    [Test]
    public async Task What_found_no_room_is_posted_once_when_it_is_sent_again_and_readiness_tells_the_truth()
    {
        await using var service = await ServiceProcess.StartWithGroup();
        var (posted, turnedAway) = (new List<string>(), new List<string>());
        await service.LimitFiles($"{new FileInfo(Path.Combine(service.Folder, "store.db-wal")).Length + 100_000}");
        for (var number = 1; turnedAway.Count < 5; number++)
        {
            using var answer = await service.Post($"INV/{number}");
            if ((int)answer.StatusCode == 201)
            {
                posted.Add($"INV/{number}");
                continue;
            }

            Assert.That((int)answer.StatusCode, Is.EqualTo(503), await answer.Content.ReadAsStringAsync());
            Assert.That(answer.Headers.RetryAfter, Is.Not.Null);
            turnedAway.Add($"INV/{number}");
        }

        await ServiceProcess.Until(async () => await Readiness(service) == 503);
        Assert.That(await Documents(service), Is.EqualTo(posted), "what was answered is there, and is read");
        await ServiceProcess.Until(() => service.Output.Contains("the database cannot be reached", StringComparison.Ordinal)); // the log says why, a little later

        await service.LimitFiles("unlimited");
        await ServiceProcess.Until(async () => await Readiness(service) == 200);
        foreach (var document in turnedAway)
        {
            using var again = await service.Post(document);
            Assert.That((int)again.StatusCode, Is.EqualTo(201));
            Assert.That(again.Headers.Contains("Idempotency-Replayed"), Is.False, "nothing of it was there");
        }

        Assert.That(await Documents(service), Is.EqualTo(posted.Concat(turnedAway)));
    }

    private static async Task<int> Readiness(ServiceProcess service)
    {
        using var answer = await service.Send("GET", "/health/ready", null);
        return (int)answer.StatusCode;
    }

    private static async Task<List<string>> Documents(ServiceProcess service)
    {
        using var answer = await service.Send("GET", "/v1/orders?limit=1000", service.FinanceKey);
        Assert.That((int)answer.StatusCode, Is.EqualTo(200));
        var items = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["items"]!.AsArray();
        return [.. items.Select(item => (string)item!["sellerDocument"]!)];
    }
}
