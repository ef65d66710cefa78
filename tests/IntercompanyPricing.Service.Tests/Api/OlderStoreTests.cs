using System.Text.Json.Nodes;
using IntercompanyPricing.Domain.Ledger;
using IntercompanyPricing.Domain.MasterData;
using IntercompanyPricing.Storage;
using IntercompanyPricing.Storage.Sqlite;

namespace IntercompanyPricing.Service.Tests.Api;

/// <summary>A store that was filled before some posting keys existed.</summary>
internal sealed class OlderStoreTests
{
    [Test]
    public async Task A_store_of_an_earlier_release_gets_the_accounts_of_what_it_could_not_post_yet_once()
    {
        var folder = Directory.CreateTempSubdirectory("icp-older-").FullName;
        SqliteStore.Migrate(FileIn(folder));
        using (var store = SqliteStore.Open(FileIn(folder)))
        {
            List<Fact> chart = [.. StandardChart.Facts.Where(fact => fact is not AccountAssignment { PostingKey: PostingKey.Payment or PostingKey.Clearing or PostingKey.ExchangeGain or PostingKey.ExchangeLoss } and not Account { Number: "1280" })];
            store.RecordFacts(new FactsToRecord("system", DateTimeOffset.UtcNow, _ => chart), new FactLog());
        }

        var service = new TestService(folder: folder);
        await service.Api.Record(Group.Facts);
        Assert.That(await Versions(service, "1280"), Is.EqualTo(new[] { "2 system" }));
        var order = (await service.Api.Post(Group.Order())).Must(201);
        (await service.Api.SendText("POST", $"{order.Location}/settlement", ApiClient.Finance, """{"date":"2026-03-20","reason":"Bank 17"}""", "k")).Must(201);

        service = await service.Restart();
        Assert.That(await Versions(service, "1280"), Is.EqualTo(new[] { "2 system" }), "not again");
        await service.DisposeAsync();
    }

    private static string FileIn(string folder) => $"Data Source={Path.Combine(folder, "store.db")}";

    private static async Task<IEnumerable<string>> Versions(TestService service, string account)
        => (await service.Api.Read($"/v1/accounts/{account}/history"))["items"]!.AsArray().Select(version => $"{version!["version"]} {version["recordedBy"]}");
}
