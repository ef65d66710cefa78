using IntercompanyPricing.Storage;
using IntercompanyPricing.Storage.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace IntercompanyPricing.Service.Tests.Api;

/// <summary>A netting or revaluation that was decided, and waits for the write lock while others post: what changes nothing of it has nothing decided again.</summary>
internal sealed class RunUnderLockTests
{
    private const int Items = 3;
    private const string Netting = """{"parent":"JKL","currency":"EUR","date":"2026-03-31","reason":"March","force":true}""";
    private const string Revaluation = """{"date":"2026-03-31","reason":"March"}""";

    private TestService _service = null!;

    private ApiClient Api => _service.Api;

    private GatedStore Store => (GatedStore)_service.Get<IStore>();

    [SetUp]
    public async Task Start()
    {
        _service = new TestService(services => services.AddSingleton<IStore>(_ => new GatedStore(SqliteStore.Open($"Data Source={_service.Store}"))));
        await Api.Record(Group.Facts);
        await Api.Record(Group.Company("XYZ", company => company["functionalCurrency"] = "PLN"), Group.Rate("EUR", "PLN", "4.2713"), Group.Rate("EUR", "PLN", "4.5", "2026-03-31"));
        for (var i = 0; i < Items; i++)
            (await Api.Post(Group.Order($"INV/{i}"))).Must(201);
        await Api.Key(ApiClient.Finance);
        await Api.Key("erp:XYZ");
    }

    [TearDown]
    public async Task Stop()
    {
        Store.Open();
        await _service.DisposeAsync();
    }

    [TestCase("nettings", Netting)]
    [TestCase("revaluations", Revaluation)]
    public async Task What_outsiders_buy_meanwhile_has_no_order_read_again(string run, string body)
    {
        var before = Store.OrdersFound;
        var posted = await PostBehind(Group.Order("OUT/1", buyer: "QRS"), run, body);

        Assert.That(posted.Json["items"]!.AsArray(), Has.Count.EqualTo(Items));
        Assert.That(Store.OrdersFound - before, Is.EqualTo(Items), "each item is read once, before the lock");
        Assert.That(await Api.Walk("/v1/orders"), Has.Count.EqualTo(Items + 1 + posted.Json["orders"]!.AsArray().Count));
    }

    [TestCase("nettings", Netting)]
    [TestCase("revaluations", Revaluation)]
    public async Task What_the_group_buys_meanwhile_is_in_it(string run, string body)
    {
        var posted = await PostBehind(Group.Order("INV/LATE"), run, body);

        Assert.That(posted.Json["items"]!.AsArray(), Has.Count.EqualTo(Items + 1));
    }

    [TestCase("nettings", Netting)]
    [TestCase("revaluations", Revaluation)]
    public async Task What_becomes_known_meanwhile_has_all_that_is_open_read_again(string run, string body)
    {
        var before = Store.OpenPages;
        var posted = await PostBehind(Group.Order("OUT/1", buyer: "QRS"), run, body, Group.Rate("EUR", "PLN", "4.6", "2026-03-31"));

        Assert.That(posted.Json["items"]!.AsArray(), Has.Count.EqualTo(Items));
        Assert.That(Store.OpenPages - before, Is.EqualTo(2), "once before the lock, and once under it");
    }

    // The order is with the store, which does not go on, when the run is decided; then the run waits behind it, and behind a fact.
    private async Task<Answer> PostBehind(System.Text.Json.Nodes.JsonNode order, string run, string body, System.Text.Json.Nodes.JsonNode? fact = null)
    {
        var (writer, before) = (_service.Get<StoreWriter>(), _service.Get<StoreWriter>().GroupedOrders);
        Store.Close();
        var other = Api.Post(order, who: "erp:XYZ");
        Assert.That(SpinWait.SpinUntil(() => writer.GroupedOrders > before, TimeSpan.FromMinutes(3)), Is.True);
        var recording = fact is null ? Task.CompletedTask : Api.Record(fact);
        Assert.That(SpinWait.SpinUntil(() => writer.Waiting == (fact is null ? 0 : 1), TimeSpan.FromMinutes(3)), Is.True);
        var posting = Api.SendText("POST", $"/v1/{run}", ApiClient.Finance, body, "run");
        Assert.That(SpinWait.SpinUntil(() => writer.Waiting == (fact is null ? 1 : 2), TimeSpan.FromMinutes(3)), Is.True);
        Store.Open();
        (await other).Must(201);
        await recording;
        return (await posting).Must(201);
    }
}
