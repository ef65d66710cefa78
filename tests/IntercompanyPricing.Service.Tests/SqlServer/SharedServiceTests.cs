using IntercompanyPricing.Api.Hosting;
using IntercompanyPricing.Domain.MasterData;
using IntercompanyPricing.Service.Tests.Api;
using Microsoft.Extensions.DependencyInjection;

namespace IntercompanyPricing.Service.Tests.SqlServer;

/// <summary>Two instances of the service on one database, the second of which is told nothing of the first: it has to look for itself.</summary>
[NeedsSqlServer]
internal sealed class SharedServiceTests
{
    private string _database = "";
    private TestService _here = null!;
    private TestService _there = null!;
    private long _knownThere;
    private string _order = "";

    [SetUp]
    public async Task PostHereWhatIsUnknownThere()
    {
        _database = TestDatabases.Take();
        _here = new TestService(database: _database, isLent: true);
        _there = new TestService(WithoutWatch, database: _database, isLent: true);
        await _here.Api.Key(ApiClient.Finance);
        await _there.Api.Key(ApiClient.Finance);
        _knownThere = _there.Get<FactLog>().Version;
        await _here.Api.Record(Group.Facts);
        _order = (string)(await _here.Api.Post(Group.Order(), who: "erp:XYZ")).Must(201).Json["id"]!;
    }

    [TearDown]
    public async Task Stop()
    {
        await _there.DisposeAsync();
        await _here.DisposeAsync();
        TestDatabases.Return(_database);
    }

    [Test]
    public async Task An_order_is_decided_again_on_facts_that_another_instance_recorded()
    {
        var answer = await _there.Api.Read($"/v1/orders/{_order}/reperformance");

        Assert.That((long)answer["knownAt"]!, Is.GreaterThan(_knownThere), "the order rests on what was not known there");
        Assert.That((bool)answer["agrees"]!, Is.True, answer.ToJsonString());
    }

    [Test]
    public async Task A_report_tells_orders_on_facts_that_another_instance_recorded()
    {
        var report = await _there.Api.Read("/v1/reports/classification");

        Assert.That((long)report["lastVersion"]!, Is.EqualTo(_here.Get<FactLog>().Version).And.GreaterThan(_knownThere));
        var row = report["items"]!.AsArray().Single()!;
        Assert.That(((string?)row["order"], (string?)row["buyerCountry"], (string?)row["sellerCountry"]), Is.EqualTo((_order, "PL", "PL")));
        Assert.That(report.ToJsonString(), Is.EqualTo((await _here.Api.Read("/v1/reports/classification")).ToJsonString()));
    }

    private static void WithoutWatch(IServiceCollection services) => services.Remove(services.Single(service => service.ImplementationType == typeof(SharedStoreWatch)));
}
