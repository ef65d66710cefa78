using IntercompanyPricing.Domain.MasterData;
using IntercompanyPricing.Storage;
using IntercompanyPricing.Storage.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace IntercompanyPricing.Service.Tests.Api;

/// <summary>An instance that cannot follow the others on its store.</summary>
internal sealed class SharedStoreWatchTests
{
    [Test]
    public async Task Whatever_cannot_be_read_makes_it_unready_until_it_can()
    {
        TestService? started = null;
        await using var service = started = new TestService(services => services.AddSingleton<IStore>(_ => new GatedStore(SqliteStore.Open($"Data Source={started!.Store}"), isShared: true)));
        (await service.Api.Send("GET", "/health/ready", null)).Must(200);
        var store = (GatedStore)service.Get<IStore>();

        store.FaultOfFacts = new OverflowException("nobody thought of this");
        await ReadyAnswers(service, 503);
        (await service.Api.Send("GET", "/health/live", null)).Must(200);

        store.FaultOfFacts = new StoreUnusableException("from a newer version");
        (await service.Api.Send("GET", "/health/ready", null)).MustBeProblem(503, "not-ready");

        store.FaultOfFacts = null;
        await ReadyAnswers(service, 200);
        Assert.That(service.Get<FactLog>().Version, Is.EqualTo(1));
    }

    private static async Task ReadyAnswers(TestService service, int status)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(3));
        while ((await service.Api.Send("GET", "/health/ready", null)).Status != status)
            await Task.Delay(50, patience.Token);
    }
}
