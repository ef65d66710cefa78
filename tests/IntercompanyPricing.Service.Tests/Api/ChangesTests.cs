using System.Diagnostics;
using System.Text.Json.Nodes;
using IntercompanyPricing.Service.Tests.SqlServer;

namespace IntercompanyPricing.Service.Tests.Api;

/// <summary>The change feed: everything, in commit order, for whoever follows along.</summary>
[EveryStore]
internal sealed class ChangesTests
{
    private TestService _service = null!;

    private ApiClient Api => _service.Api;

    [SetUp]
    public async Task Start() => _service = await TestService.WithGroup();

    [TearDown]
    public async Task Stop() => await _service.DisposeAsync();

    [Test]
    public async Task A_copy_can_be_built_from_nothing()
    {
        var order = (await Api.Post(Group.Order("1"))).Must(201);
        await Api.Record(Group.Price("WIDGET", "list", "120", from: "2026-04-01"));

        var (events, _) = await Follow(limit: 1000);

        var facts = events.Where(change => (string?)change["type"] == "intercompany.fact.recorded").Select(change => change["data"]!).ToList();
        foreach (var fact in new[] { "parties/ABC", "stakes/JKL:XYZ", "prices/WIDGET:list:XYZ:EUR:0", "policies/XYZ-GOODS" })
        {
            var history = (await Api.Walk($"/v1/{fact}/history")).Select(version => version.ToJsonString());
            var key = fact.Split('/')[1];
            Assert.That(facts.Where(data => (string?)data["key"] == key).Select(data => data.ToJsonString()), Is.EqualTo(history).And.Not.Empty, fact);
        }

        Assert.That(events[^2]["data"]!.ToJsonString(), Is.EqualTo(order.Json.ToJsonString()), "between the facts that it rests on and those after it");
        Assert.That((string?)events[^1]["data"]!["amount"], Is.EqualTo("120"));
    }

    [Test]
    public async Task A_change_has_the_envelope_of_CloudEvents()
    {
        var order = (await Api.Post(Group.Order("1"))).Must(201).Json;
        var (events, _) = await Follow(limit: 1000);

        Assert.That(Envelope(events[^1]), Is.EqualTo($"1.0 {order["id"]} /v1/orders intercompany.order.posted {order["id"]} {order["postedAt"]} application/json"));
        var fact = events.First(change => (string?)change["subject"] == "party/JKL");
        var data = fact["data"]!;
        Assert.That(Envelope(fact), Is.EqualTo($"1.0 {data["version"]}/0 /v1/facts intercompany.fact.recorded party/JKL {data["recordedAt"]} application/json"));
        Assert.That(events.Select(change => $"{change["source"]} {change["id"]}"), Is.Unique);
        static string Envelope(JsonNode change) => string.Join(' ', new[] { "specversion", "id", "source", "type", "subject", "time", "datacontenttype" }.Select(member => (string?)change[member]));
    }

    [TestCase(1)]
    [TestCase(7)]
    public async Task Parts_of_any_size_add_up_to_the_whole(int limit)
    {
        for (var i = 0; i < 3; i++)
        {
            await Api.Post(Group.Order());
            await Api.Post(Group.Order());
            await Api.Record(Group.Price("WIDGET", "full-cost", $"{80 + i}"), Group.Price("WIDGET", "list", $"{100 + i}"));
        }

        foreach (var who in new[] { ApiClient.Auditor, "erp:XYZ" })
        {
            var (whole, end) = await Follow(limit: 1000, who);
            var (parts, reached) = await Follow(limit, who);

            Assert.That(parts.Select(change => change.ToJsonString()), Is.EqualTo(whole.Select(change => change.ToJsonString())).And.Not.Empty);
            Assert.That(reached, Is.EqualTo(end));
        }
    }

    [Test]
    public async Task An_erp_key_follows_its_own_orders_and_the_facts_it_may_read()
    {
        await Api.Post(Group.Order("inside"), who: "erp:XYZ");
        await Api.Post(Group.Order("outside", buyer: "QRS", change: order => order["lines"]![0]!["unitPrice"] = "100"), who: "erp:XYZ");

        var (seller, _) = await Follow(1000, "erp:XYZ");
        var (buyer, _) = await Follow(1000, "erp:ABC");
        var (all, _) = await Follow(1000);

        Assert.That(Documents(all), Is.EqualTo(new[] { "inside", "outside" }));
        Assert.That(Documents(seller), Is.EqualTo(new[] { "inside", "outside" }));
        Assert.That(Documents(buyer), Is.EqualTo(new[] { "inside" }));
        Assert.That(Types(seller), Is.EquivalentTo(new[] { "party", "stake", "product", "price", "order" }));
        Assert.That(seller.Where(change => (string?)change["data"]!["type"] == "price").Select(change => (string?)change["data"]!["kind"]), Is.All.Not.Contain("cost"));
        Assert.That(Types(buyer), Is.EquivalentTo(new[] { "party", "stake", "product", "order" }));
        Assert.That(Types(all), Is.SupersetOf(new[] { "policy", "account", "price", "staff-tie" }));

        static IEnumerable<string?> Documents(IEnumerable<JsonNode> events) => events.Select(change => (string?)change["data"]!["sellerDocument"]).Where(document => document is not null);
        static IEnumerable<string> Types(IEnumerable<JsonNode> events) => events.Select(change => (string?)change["data"]!["type"] ?? "order").Distinct();
    }

    [Test]
    public async Task Followers_under_concurrent_writers_all_see_one_sequence_without_a_gap()
    {
        await Api.Key("erp:ABC");
        await Api.Key(ApiClient.Auditor);
        using var done = new CancellationTokenSource();
        string[] callers = [ApiClient.Auditor, ApiClient.Auditor, "erp:ABC"];
        var followers = callers.Select((who, i) => Task.Run(async () =>
        {
            var (seen, after) = (new List<string>(), (string?)null);
            while (true)
            {
                var isLast = done.IsCancellationRequested;
                var (events, next) = await Ask(after, limit: 3 + i, who, wait: isLast ? 0 : 1);
                seen.AddRange(events.Select(change => change.ToJsonString()));
                after = next;
                if (isLast && events.Count == 0)
                    return seen;
            }
        })).ToList();

        var posting = Enumerable.Range(0, 4).Select(_ => Task.Run(async () =>
        {
            for (var i = 0; i < 25; i++)
                (await Api.Post(Group.Order())).Must(201);
        }));
        var recording = Task.Run(async () =>
        {
            for (var i = 0; i < 25; i++)
                await Api.Record(Group.Price("WIDGET", "full-cost", $"{80 + i}"), Group.Company($"NEW{i}"));
        });
        await Task.WhenAll([.. posting, recording]);
        await done.CancelAsync();

        for (var i = 0; i < callers.Length; i++)
        {
            var (whole, _) = await Follow(1000, callers[i]);
            Assert.That(await followers[i], Is.EqualTo(whole.Select(change => change.ToJsonString())), $"{i} {callers[i]}");
            Assert.That(whole.Count(change => (string?)change["source"] == "/v1/orders"), Is.EqualTo(100));
            if (i > 0)
                continue;
            var version = 0L;
            foreach (var change in whole)
            {
                if ((string?)change["source"] == "/v1/facts")
                    Assert.That((long)change["data"]!["version"]!, Is.EqualTo(version).Or.EqualTo(version + 1));
                version = (long?)change["data"]!["version"] ?? version;
                Assert.That((long?)change["data"]!["knownAt"] ?? version, Is.EqualTo(version), "an order stands behind the facts that it was decided on");
            }
        }
    }

    [Test]
    public async Task Whoever_waits_is_answered_when_something_is_committed()
    {
        var (_, end) = await Follow(1000);
        var clock = Stopwatch.StartNew();
        var waiting = Ask(end, 10, wait: 60);
        await Task.Delay(200); // for it to begin to wait; where that takes longer, the commit is there before it
        Assert.That(waiting.IsCompleted, Is.False);

        var order = (await Api.Post(Group.Order("1"))).Must(201);
        var (events, next) = await waiting;

        Assert.That(events.Single()["data"]!.ToJsonString(), Is.EqualTo(order.Json.ToJsonString()));
        Assert.That(clock.Elapsed, Is.LessThan(TimeSpan.FromSeconds(60)), "not when its minute is over");
        Assert.That(next, Is.Not.EqualTo(end));
    }

    [Test]
    public async Task Whoever_waits_in_vain_is_told_the_same_position()
    {
        var (_, end) = await Follow(1000);
        var clock = Stopwatch.StartNew();
        var (events, next) = await Ask(end, 10, wait: 1);

        Assert.That(clock.Elapsed, Is.GreaterThan(TimeSpan.FromSeconds(0.9)));
        Assert.That((events.Count, next), Is.EqualTo((0, end)));
    }

    [TestCase("after=x", "is not one that an answer gave")]
    [TestCase("after=MS8y", "is not one that an answer gave", TestName = "a cursor of two numbers")]
    [TestCase("after=OTk5LzAvMA", "is ahead of everything", TestName = "a version that there is not yet")]
    [TestCase("after=MS8wLzk5OQ", "is ahead of everything", TestName = "a sequence that there is not yet")]
    [TestCase("wait=61", "from 0 to 60")]
    [TestCase("cursor=MQ", "is unknown")]
    public async Task What_cannot_be_answered_says_why(string query, string detail)
        => Assert.That((string?)(await Api.Get($"/v1/changes?{query}")).MustBeProblem(400, "invalid-parameter").Json["detail"], Does.Contain(detail));

    // From the beginning to the end.
    private async Task<(List<JsonNode> Events, string End)> Follow(int limit, string who = ApiClient.Auditor)
    {
        var (all, after) = (new List<JsonNode>(), (string?)null);
        while (true)
        {
            var (events, next) = await Ask(after, limit, who);
            Assert.That(events, Has.Count.LessThanOrEqualTo(limit));
            after = next;
            if (events.Count == 0)
                return (all, next);
            all.AddRange(events);
        }
    }

    private async Task<(IReadOnlyList<JsonNode> Events, string Next)> Ask(string? after, int limit, string who = ApiClient.Auditor, int wait = 0)
    {
        var answer = (await Api.Get($"/v1/changes?limit={limit}&wait={wait}{(after is null ? "" : $"&after={after}")}", who)).Must(200);
        var next = (string)answer.Json["next"]!;
        Assert.That(answer.Link, Does.Contain($"after={next}"));
        return ([.. answer.Json["items"]!.AsArray().Select(item => item!)], next);
    }
}
