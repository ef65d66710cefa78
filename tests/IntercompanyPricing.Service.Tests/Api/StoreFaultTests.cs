using IntercompanyPricing.Domain.MasterData;
using IntercompanyPricing.Storage;
using IntercompanyPricing.Storage.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace IntercompanyPricing.Service.Tests.Api;

internal sealed class StoreFaultTests
{
    private const int Capacity = 2;

    private TestService _service = null!;

    private ApiClient Api => _service.Api;

    private GatedStore Store => (GatedStore)_service.Get<IStore>();

    [SetUp]
    public async Task Start()
    {
        _service = new TestService(services =>
        {
            services.AddSingleton<IStore>(_ => new GatedStore(SqliteStore.Open($"Data Source={_service.Store}")));
            services.AddSingleton(provider => new StoreWriter(provider.GetRequiredService<IStore>(), provider.GetRequiredService<FactLog>(), Capacity));
        });
        await Api.Record(Group.Facts);
        await Api.Key("erp:ABC");
    }

    [TearDown]
    public async Task Stop()
    {
        Store.Open();
        await _service.DisposeAsync();
    }

    [Test]
    public async Task A_full_queue_is_answered_at_once_and_what_waits_is_posted()
    {
        List<Task<Answer>> waiting = [await PostedToClosedStore()];
        waiting.AddRange(Enumerable.Range(1, Capacity + 1).Select(i => Api.Post(Group.Order($"{i}"), $"k{i}")));

        // One is with the store and two wait: only the one too many is answered while the gate is closed.
        var busy = await await Task.WhenAny(waiting);

        busy.MustBeProblem(503, "busy");
        Store.Open();
        var answers = await Task.WhenAll(waiting);
        Assert.That(answers.Count(answer => answer.Status == 201), Is.EqualTo(Capacity + 1));
        Assert.That(await Api.Walk("/v1/orders"), Has.Count.EqualTo(Capacity + 1));

        // What was turned away is taken with the same key.
        for (var i = 0; i < answers.Length; i++)
            (await Api.Post(Group.Order($"{i}"), $"k{i}")).Must(201);
        Assert.That(await Api.Walk("/v1/orders"), Has.Count.EqualTo(answers.Length));
    }

    [Test]
    public async Task A_second_request_waits_for_the_first_in_flight_and_gets_its_answer()
    {
        var first = await PostedToClosedStore();
        var second = Api.Post(Group.Order("0"), "k0");
        var other = Api.Post(Group.Order("2"), "k0");
        Store.Open();

        var answers = await Task.WhenAll(first, second, other);
        var posted = answers.Where(answer => answer.Status == 201).ToList();
        Assert.That(posted.Select(answer => answer.Text).Distinct().Count(), Is.EqualTo(1));
        Assert.That(posted.Count(answer => !answer.Replayed), Is.EqualTo(1));
        Assert.That(answers.Where(answer => answer.Status != 201).Select(answer => answer.Code), Is.All.EqualTo("idempotency-key-reused").And.Not.Empty);
        Assert.That(await Api.Walk("/v1/orders"), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_request_that_is_refused_waits_for_the_first_with_its_key_in_flight()
    {
        // The key comes before the body: whatever is wrong with the second, it has used the first's key.
        var first = await PostedToClosedStore();
        var second = Api.Post(Group.Order("0", product: "NOTHING"), "k0");
        Store.Open();

        (await first).Must(201);
        (await second).MustBeProblem(422, "idempotency-key-reused");
    }

    [Test]
    public async Task A_fault_of_the_store_is_a_problem_that_tells_nothing_and_posts_nothing()
    {
        Store.Fault = new InvalidOperationException("disk on fire");

        var problem = (await Api.Post(Group.Order("1"), "k")).MustBeProblem(500, "internal-error");

        Assert.That(problem.Text, Does.Not.Contain("fire").And.Not.Contain("Exception").And.Contain("traceId"));
        Store.Fault = null;
        Assert.That(await Api.Walk("/v1/orders"), Is.Empty);
        Assert.That((await Api.Post(Group.Order("1"), "k")).Must(201).Replayed, Is.False);
    }

    [Test]
    public async Task Without_its_database_the_service_is_alive_and_not_ready()
    {
        (await Api.Send("GET", "/health/ready", null)).Must(200);

        File.Delete(_service.Store);

        (await Api.Send("GET", "/health/ready", null)).MustBeProblem(503, "not-ready");
        (await Api.Send("GET", "/health/live", null)).Must(200);
    }

    // Order 0 under key k0, which the writer has taken from the queue and the store does not let through.
    private Task<Task<Answer>> PostedToClosedStore()
    {
        Store.Close();
        var first = Api.Post(Group.Order("0"), "k0");
        Assert.That(SpinWait.SpinUntil(() => _service.Get<StoreWriter>().GroupedOrders == 1, TimeSpan.FromMinutes(3)), Is.True, "the writer took it");
        return Task.FromResult(first);
    }
}
