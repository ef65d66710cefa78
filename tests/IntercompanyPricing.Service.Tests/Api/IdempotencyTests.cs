using System.Text.Json.Nodes;
using IntercompanyPricing.Service.Tests.SqlServer;

namespace IntercompanyPricing.Service.Tests.Api;

[EveryStore]
internal sealed class IdempotencyTests
{
    private TestService _service = null!;

    private ApiClient Api => _service.Api;

    [SetUp]
    public async Task Start() => _service = await TestService.WithGroup();

    [TearDown]
    public async Task Stop() => await _service.DisposeAsync();

    [Test]
    public async Task A_replay_is_the_first_answer_byte_for_byte_and_marked()
    {
        var first = (await Api.Post(Group.Order("1"), "k")).Must(201);
        var second = (await Api.Post(Group.Order("1"), "k")).Must(201);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(second.Body, Is.EqualTo(first.Body));
            Assert.That((second.Location, second.MediaType), Is.EqualTo((first.Location, first.MediaType)));
            Assert.That((first.Replayed, second.Replayed), Is.EqualTo((false, true)));
        }

        Assert.That(await Api.Walk("/v1/orders"), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_key_is_not_taken_for_another_body()
    {
        (await Api.Post(Group.Order("1"), "k")).Must(201);

        (await Api.Post(Group.Order("2"), "k")).MustBeProblem(422, "idempotency-key-reused");
        (await Api.Post(Group.Order("1", date: "2026-03-02"), "k")).MustBeProblem(422, "idempotency-key-reused");
        (await Api.SendText("POST", "/v1/orders", "erp:ABC", Group.Order("1").ToJsonString() + " ", "k")).MustBeProblem(422, "idempotency-key-reused");
        (await Api.SendText("POST", "/v1/orders", "erp:ABC", "{", "k")).MustBeProblem(422, "idempotency-key-reused");
        Assert.That(await Api.Walk("/v1/orders"), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task What_was_refused_is_corrected_under_the_same_key()
    {
        (await Api.Post(Group.Order("1", product: "NOTHING"), "k")).MustBeProblem(422, "unknown-product");
        (await Api.SendText("POST", "/v1/orders", "erp:ABC", "{", "k")).MustBeProblem(400, "malformed-json");
        (await Api.Post(Group.Order("1"), "k")).Must(201);
        (await Api.Post(Group.Order("1"), "other")).MustBeProblem(409, "duplicate-document");
        (await Api.Post(Group.Order("2"), "other")).Must(201);
    }

    [Test]
    public async Task Two_api_keys_of_one_principal_share_their_idempotency_keys()
    {
        Api.Use("again", await Api.MakeKey("erp:ABC", "erp:ABC"));
        var first = (await Api.Post(Group.Order("1"), "k")).Must(201);

        var second = (await Api.Post(Group.Order("1"), "k", "again")).Must(201);

        Assert.That((second.Replayed, second.Text), Is.EqualTo((true, first.Text)));
    }

    [Test]
    public async Task Another_principal_has_keys_of_its_own()
    {
        (await Api.Post(Group.Order("1"), "k")).Must(201);

        (await Api.Post(Group.Order("1"), "k", "erp:XYZ")).MustBeProblem(409, "duplicate-document");
        Assert.That((await Api.Post(Group.Order("2"), "k", "erp:XYZ")).Must(201).Replayed, Is.False);
    }

    [Test]
    public async Task Upper_and_lower_case_are_two_keys()
    {
        (await Api.Post(Group.Order("1"), "k")).Must(201);
        Assert.That((await Api.Post(Group.Order("2"), "K")).Must(201).Replayed, Is.False);
    }

    [Test]
    public async Task A_replay_wins_over_what_would_refuse_the_order_now()
    {
        var first = (await Api.Post(Group.Order("1"), "k")).Must(201);
        await Api.Record(Group.Policy("XYZ-GOODS", policy => policy["productKind"] = "good").With("/withdrawn", "true"), Group.Company("ABC", company => company["dissolvedOn"] = "2020-06-30"));
        (await Api.Post(Group.Order("2"), "other")).MustBeProblem(422, "party-dissolved");

        var second = (await Api.Post(Group.Order("1"), "k")).Must(201);

        Assert.That((second.Replayed, second.Text), Is.EqualTo((true, first.Text)));
    }

    [Test]
    public async Task A_replay_survives_a_restart()
    {
        var first = (await Api.Post(Group.Order("1"), "k")).Must(201);
        var secret = await Api.Key("erp:ABC");
        await using var restarted = await _service.Restart();
        restarted.Api.Use("erp:ABC", secret);

        var second = (await restarted.Api.Post(Group.Order("1"), "k")).Must(201);

        Assert.That((second.Replayed, second.Text), Is.EqualTo((true, first.Text)));
    }

    [Test]
    public async Task Sixty_four_parallel_posts_of_one_key_make_one_order()
    {
        await Api.Key("erp:ABC");

        var answers = await Task.WhenAll(Enumerable.Range(0, 64).Select(_ => Task.Run(() => Api.Post(Group.Order("1"), "k"))));

        Assert.That(answers.Select(answer => answer.Must(201).Text).Distinct().Count(), Is.EqualTo(1));
        Assert.That(answers.Count(answer => !answer.Replayed), Is.EqualTo(1));
        Assert.That(await Api.Walk("/v1/orders"), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Of_parallel_posts_of_one_document_one_wins()
    {
        await Api.Key("erp:ABC");

        var answers = await Task.WhenAll(Enumerable.Range(0, 32).Select(i => Task.Run(() => Api.Post(Group.Order("1"), $"k{i}"))));

        var posted = answers.Single(answer => answer.Status == 201);
        foreach (var answer in answers.Where(answer => answer != posted))
            Assert.That((string?)answer.MustBeProblem(409, "duplicate-document", "/sellerDocument").Json["order"], Is.EqualTo((string?)posted.Json["id"]));
    }

    [Test]
    public async Task Parallel_orders_and_facts_leave_every_order_as_its_version_decides()
    {
        await Api.Key("erp:ABC");
        var recording = Task.Run(async () =>
        {
            for (var cost = 81; cost < 101; cost++)
                await Api.Record(Group.Price("WIDGET", "full-cost", $"{cost}"));
        });
        var orders = await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => Task.Run(async () => (await Api.Post(Group.Order())).Must(201).Json)));
        await recording;

        foreach (var order in orders)
        {
            var cost = await Api.Read($"/v1/prices/WIDGET:full-cost:XYZ:EUR:0?knownAt={order["knownAt"]}");
            Assert.That(Group.Decimal(order["lines"]![0]!["unitPrice"]), Is.EqualTo(Group.Decimal(cost["amount"]) * 1.1m), order["knownAt"]!.ToString());
        }
    }
}
