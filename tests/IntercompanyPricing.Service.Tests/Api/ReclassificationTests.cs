using System.Text.Json.Nodes;
using IntercompanyPricing.Service.Tests.SqlServer;

namespace IntercompanyPricing.Service.Tests.Api;

/// <summary>After a fact that was recorded late: 5 widgets of XYZ to ABC were inside the group at 88, and should not have been.</summary>
[EveryStore]
internal sealed class ReclassificationTests
{
    private TestService _service = null!;

    private ApiClient Api => _service.Api;

    [SetUp]
    public async Task Start() => _service = await TestService.WithGroup();

    [TearDown]
    public async Task Stop() => await _service.DisposeAsync();

    [Test]
    public async Task What_was_sold_before_a_sale_of_shares_became_known_is_taken_back_and_posted_anew_in_one()
    {
        var order = (await Api.Post(Group.Order("INV/1").With("/buyerDocument", "\"45\""))).Must(201);
        await Api.Record(Group.Stake("JKL", "ABC", "0", "2026-03-01"));
        var again = (await Reclassify(order)).Must(201);
        var read = await Api.Read(order.Location!);
        var all = await Api.Walk("/v1/orders");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Texts(again.Json, "kind", "reclassifies", "sellerDocument", "buyerDocument", "date", "postingDate", "total"), Is.EqualTo(new[] { "supply", IdOf(order), "INV/1/C1", "45/C1", "2026-03-01", "2026-03-31", "440.00" }));
            Assert.That((string?)again.Json["decision"]!["classification"], Is.EqualTo("external"));
            Assert.That(all.Select(one => (string?)one["kind"]), Is.EqualTo(new[] { "supply", "reversal", "supply" }));
            Assert.That(Texts(read, "reclassifiedBy", "reversedBy"), Is.EqualTo(new[] { IdOf(again), (string?)all[1]["id"] }));
            Assert.That((string?)all[1]["reversal"]!["reason"], Is.EqualTo("Shares were sold"));
            Assert.That(again.Json["journal"]!.AsArray().SelectMany(entry => entry!["lines"]!.AsArray()).Select(line => (string?)line!["account"]), Is.EqualTo(new[] { "1200", "4000", "1400", "2100" }));
            var balances = (await Api.Read("/v1/journal/balances?asOf=2026-03-31"))["items"]!.AsArray();
            Assert.That(balances.Where(balance => (string?)balance!["account"] is "1220" or "4020" or "2120").Select(balance => Group.Decimal(balance!["debit"]) - Group.Decimal(balance["credit"])), Is.All.Zero);
            foreach (var one in all)
                Assert.That((bool?)(await Api.Read($"/v1/orders/{one["id"]}/reperformance"))["agrees"], Is.True);
        }

        (await Reclassify(order)).MustBeProblem(409, "already-reversed", "");
        (await Reclassify(again)).MustBeProblem(422, "no-difference", "");
    }

    [Test]
    public async Task Only_what_is_left_is_posted_anew_at_the_price_that_is_known_now()
    {
        var order = (await Api.Post(Group.Order())).Must(201);
        (await Api.SendText("POST", $"{order.Location}/reversal", ApiClient.Finance, """{"date":"2026-03-05","reason":"Broken","lines":[{"number":1,"quantity":"2"}]}""", "r")).Must(201);
        (await Reclassify(order)).MustBeProblem(422, "no-difference", "");
        await Api.Record(Group.Price("WIDGET", "full-cost", "90"));
        var again = (await Reclassify(order, key: "k")).Must(201);
        var replayed = (await Reclassify(order, key: "k")).Must(201);

        Assert.That(Texts(again.Json["lines"]![0]!, "quantity", "unitPrice", "amount"), Is.EqualTo(new[] { "3", "99", "297.00" }));
        Assert.That((replayed.Replayed, replayed.Text), Is.EqualTo((true, again.Text)));
        Assert.That(await Api.Walk("/v1/orders"), Has.Count.EqualTo(4));
    }

    [Test]
    public async Task What_counts_over_orders_counts_what_is_left_of_each_once()
    {
        await Api.Record(JsonNode.Parse("""{"type":"programme","id":"VOLUME","kind":"volume","sellers":["XYZ"],"relationships":["common-control"],"currency":"EUR","period":"year","tiers":[{"from":"400","percent":"1"}],"effectiveFrom":"2020-01-01"}""")!.AsObject());
        var order = (await Api.Post(Group.Order("INV/1"))).Must(201);
        (await Api.Post(Group.Order("INV/2"))).Must(201);
        await Api.Record(Group.Price("WIDGET", "full-cost", "90"));
        var again = (await Reclassify(order)).Must(201);

        // Twice 440, of which one is 495 now.
        Assert.That(Texts(again.Json["standing"]![0]!, "before", "change"), Is.EqualTo(new[] { "440.00", "495.00" }));
        var standing = await Api.Read("/v1/programmes/VOLUME/standing?buyer=ABC&date=2026-03-31");
        Assert.That(Texts(standing["volume"]!, "bought", "earned"), Is.EqualTo(new[] { "935.00", "9.35" }));
        foreach (var one in await Api.Walk("/v1/orders"))
            Assert.That((bool?)(await Api.Read($"/v1/orders/{one["id"]}/reperformance"))["agrees"], Is.True);
    }

    [Test]
    public async Task Both_are_posted_or_neither()
    {
        var order = (await Api.Post(Group.Order("INV/1"))).Must(201);
        await Api.Record(Group.Price("WIDGET", "full-cost", "90"));
        (await Api.Post(Group.Order("INV/1/R1"))).Must(201);

        (await Reclassify(order)).MustBeProblem(409, "duplicate-document");

        Assert.That((await Api.Get(order.Location!)).Text, Is.EqualTo(order.Text));
        Assert.That(await Api.Walk("/v1/orders"), Has.Count.EqualTo(2));
    }

    [Test]
    public async Task Of_many_at_once_one_is_made()
    {
        var order = (await Api.Post(Group.Order())).Must(201);
        await Api.Record(Group.Price("WIDGET", "full-cost", "90"));

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => i % 2 == 0 ? Reclassify(order) : Api.SendText("POST", $"{order.Location}/reversal", ApiClient.Finance, """{"date":"2026-03-31","reason":"x"}""", $"r{i}")));

        Assert.That(answers.Count(answer => answer.Status == 201), Is.EqualTo(1), string.Join('\n', answers.Select(answer => answer.Text)));
        foreach (var other in answers.Where(answer => answer.Status != 201))
            other.MustBeProblem(409, "already-reversed");
    }

    [TestCase("""{"date":"2026-02-28","reason":"Early"}""", 422, "correction-before-order", "/date")]
    [TestCase("""{"date":"2026-04-30","reason":"Closed"}""", 422, "period-closed", "/date")]
    [TestCase("""{"date":"2026-03-31","reason":" "}""", 422, "invalid-value", "/reason")]
    [TestCase("""{"date":"2026-03-31"}""", 400, "missing-member", "/reason")]
    public async Task What_cannot_be_is_refused_and_touches_nothing(string body, int status, string code, string pointer)
    {
        var order = (await Api.Post(Group.Order())).Must(201);
        await Api.Record(Group.Price("WIDGET", "full-cost", "90"));
        (await Api.SendText("PUT", "/v1/periods/ABC/2026-04", ApiClient.Finance, """{"state":"closed"}""")).Must(201);

        (await Reclassify(order, body)).MustBeProblem(status, code, pointer);

        Assert.That(await Api.Walk("/v1/orders"), Has.Count.EqualTo(1));
    }

    private Task<Answer> Reclassify(Answer order, string body = """{"date":"2026-03-31","reason":"Shares were sold"}""", string? key = null)
        => Api.SendText("POST", $"/v1/orders/{IdOf(order)}/reclassification", ApiClient.Finance, body, key ?? $"key-{Guid.NewGuid()}");

    private static string? IdOf(Answer order) => (string?)order.Json["id"];

    private static IEnumerable<string?> Texts(JsonNode node, params string[] members) => members.Select(member => (string?)node[member]);
}
