using System.Text.Json.Nodes;
using IntercompanyPricing.Service.Tests.SqlServer;

namespace IntercompanyPricing.Service.Tests.Api;

/// <summary>What came back, or was posted by mistake: 5 widgets of XYZ to ABC, taken back whole or in parts.</summary>
[EveryStore]
internal sealed class ReversalTests
{
    private TestService _service = null!;

    private ApiClient Api => _service.Api;

    [SetUp]
    public async Task Start() => _service = await TestService.WithGroup();

    [TearDown]
    public async Task Stop() => await _service.DisposeAsync();

    [Test]
    public async Task A_reversed_order_leaves_nothing_in_the_books_nor_in_the_report()
    {
        var order = (await Api.Post(Group.Order("INV/1").With("/buyerDocument", "\"45\""))).Must(201);
        var answer = (await Reverse(order)).Must(201);

        var reversal = answer.Json;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(answer.Location, Is.EqualTo($"/v1/orders/{reversal["id"]}"));
            Assert.That(Texts(reversal, "reverses", "sellerDocument", "buyerDocument", "date", "postingDate", "priceDate", "total", "buyer", "seller", "reversedBy"),
                Is.EqualTo(new[] { IdOf(order), "INV/1/R1", "45/R1", "2026-03-20", "2026-03-20", "2026-03-01", "-440.00", "ABC", "XYZ", null }));
            Assert.That(reversal["reversal"]!.ToJsonString(), Is.EqualTo("""{"part":1,"reason":"Came back","isLast":true}"""));
            Assert.That(reversal["decision"]!.ToJsonString(), Is.EqualTo(order.Json["decision"]!.ToJsonString()));
            Assert.That(Texts(reversal["lines"]![0]!, "quantity", "unitPrice", "amount"), Is.EqualTo(new[] { "-5", "88", "-440.00" }));
            Assert.That(reversal["journal"]!.AsArray().SelectMany(entry => entry!["lines"]!.AsArray()).Select(line => $"{line!["account"]} {line["debit"]} {line["credit"]} {line["eliminationKey"]}"), Is.EqualTo(new[]
            {
                "4020 440.00 0.00 XYZ/2026/INV/1", "1220 0.00 440.00 XYZ/2026/INV/1", "2120 440.00 0.00 XYZ/2026/INV/1", "1400 0.00 440.00 XYZ/2026/INV/1",
            }));
            Assert.That(reversal["journal"]!.AsArray().Select(entry => (int)entry!["entryNumber"]!), Is.EqualTo(new[] { 2, 2 }));

            var read = await Api.Read(order.Location!);
            Assert.That((string?)read["reversedBy"], Is.EqualTo((string?)reversal["id"]));
            Assert.That((await Api.Walk("/v1/orders")).Select(listed => listed.ToJsonString()), Is.EqualTo(new[] { read.ToJsonString(), reversal.ToJsonString() }), "lists show what one order shows");

            var balances = (await Api.Read("/v1/journal/balances?asOf=2026-03-20"))["items"]!.AsArray();
            Assert.That(balances.Select(balance => Group.Decimal(balance!["debit"]) - Group.Decimal(balance["credit"])), Is.All.Zero);
            var rows = (await Api.Read("/v1/reports/classification"))["items"]!.AsArray();
            Assert.That(rows.Select(row => $"{row!["quantity"]} {row["amount"]} {row["reverses"]}"), Is.EqualTo(new[] { "5 440.00 ", $"-5 -440.00 {IdOf(order)}" }));
            Assert.That((await Api.Get("/v1/reports/classification?format=csv")).Must(200).Text.Split("\r\n")[2], Does.EndWith($",1,{IdOf(order)},,,,"));
        }
    }

    [Test]
    public async Task Parts_are_taken_back_until_nothing_is_left()
    {
        var order = (await Api.Post(Group.Order("INV/1", change: body => body["lines"]!.AsArray().Add(new JsonObject { ["product"] = "GOLD", ["quantity"] = "1", ["unit"] = "EA" })))).Must(201);
        var first = (await Reverse(order, """{"date":"2026-03-05","reason":"Two broken","lines":[{"number":1,"quantity":"2"}],"sellerDocument":"CN/7"}""")).Must(201);
        var before = await Api.Read(order.Location!);
        var second = (await Reverse(order, """{"date":"2026-03-06","reason":"One more, and the gold","lines":[{"number":2,"quantity":1},{"number":1,"quantity":1}]}""")).Must(201);
        var rest = (await Reverse(order)).Must(201);
        var after = await Api.Read(order.Location!);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(new[] { first, second, rest }.Select(part => (string?)part.Json["sellerDocument"]), Is.EqualTo(new[] { "CN/7", "INV/1/R2", "INV/1/R3" }));
            Assert.That(rest.Json["lines"]!.AsArray().Select(line => $"{line!["number"]}: {line["quantity"]}"), Is.EqualTo(new[] { "1: -2" }));
            Assert.That(before["reversedBy"], Is.Null);
            Assert.That(before["reversals"]!.ToJsonString(), Is.EqualTo($$"""[{"order":"{{IdOf(first)}}","date":"2026-03-05","lines":[{"number":1,"quantity":"2"}]}]"""));
            Assert.That((string?)after["reversedBy"], Is.EqualTo(IdOf(rest)));
            Assert.That(after["reversals"]!.AsArray().Select(part => (string?)part!["order"]), Is.EqualTo(new[] { first, second, rest }.Select(IdOf)));
            Assert.That(new[] { order, first, second, rest }.Sum(part => Group.Decimal(part.Json["total"])), Is.Zero);
            foreach (var part in new[] { first, second, rest })
            {
                Assert.That(Group.Balances(part.Json).Values, Is.All.EqualTo((0m, 0m)));
                var again = await Api.Read($"{part.Location}/reperformance", ApiClient.Auditor);
                Assert.That(((bool)again["agrees"]!, (bool)again["proofHolds"]!), Is.EqualTo((true, true)), again.ToJsonString());
            }

            (await Reverse(order)).MustBeProblem(409, "already-reversed");
        }
    }

    [Test]
    public async Task Class_price_and_accounts_are_the_orders_whatever_was_recorded_since()
    {
        var order = (await Api.Post(Group.Order())).Must(201);
        await Api.Record(
            Group.Stake("JKL", "ABC", "0", "2026-03-01"), Group.Price("WIDGET", "full-cost", "999"), Group.Company("ABC", abc => abc["dissolvedOn"] = "2026-03-02"),
            JsonNode.Parse("""{"type":"account-assignment","postingKey":"revenue","account":"4000","company":"XYZ"}""")!);
        var part = (await Reverse(order, """{"date":"2026-03-05","reason":"Broken","lines":[{"number":1,"quantity":"1"}]}""")).Must(201);
        var rest = (await Reverse(order)).Must(201);

        Assert.That(Texts(rest.Json, "total").Concat(Texts(part.Json, "total")), Is.EqualTo(new[] { "-352.00", "-88.00" }));
        Assert.That(AccountsOf(part.Json), Is.EquivalentTo(AccountsOf(order.Json)));
        Assert.That((bool?)(await Api.Read($"{part.Location}/reperformance"))["agrees"], Is.True);
        Assert.That((await Api.Read("/v1/reports/backdated-facts"))["orders"]!.AsArray().Select(impact => (string?)impact!["order"]), Is.EqualTo(new[] { IdOf(order) }), "what the reversal follows is the order");
    }

    [TestCase("""{"date":"2026-02-28","reason":"Early"}""", 422, "reversal-before-order", "/date")]
    [TestCase("""{"date":"2026-03-20","reason":"Too much","lines":[{"number":1,"quantity":"5.000001"}]}""", 422, "over-reversal", "/lines/0/quantity")]
    [TestCase("""{"date":"2026-03-20","reason":"None such","lines":[{"number":1,"quantity":"1"},{"number":2,"quantity":"1"}]}""", 422, "unknown-line", "/lines/1/number")]
    [TestCase("""{"date":"2026-03-20","reason":"Twice","lines":[{"number":1,"quantity":"1"},{"number":1,"quantity":"1"}]}""", 422, "invalid-value", "/lines/1/number")]
    [TestCase("""{"date":"2026-03-20","reason":"Nothing","lines":[{"number":1,"quantity":"0"}]}""", 422, "invalid-value", "/lines/0/quantity")]
    [TestCase("""{"date":"2026-03-20","reason":"Nothing","lines":[]}""", 422, "invalid-value", "/lines")]
    [TestCase("""{"date":"2026-03-20","reason":" "}""", 422, "invalid-value", "/reason")]
    [TestCase("""{"date":"2026-03-20","reason":"A number","sellerDocument":"x "}""", 422, "invalid-value", "/sellerDocument")]
    [TestCase("""{"date":"2026-03-20"}""", 400, "missing-member", "/reason")]
    [TestCase("""{"date":"2026-03-20","reason":"x","line":1}""", 400, "unknown-member", "/line")]
    [TestCase("""{"date":"2026-03-20","reason":"x","lines":[{"number":"1","quantity":"1"}]}""", 400, "invalid-member", "/lines/0/number")]
    [TestCase("""{"date":"2026-03-20","reason":"x","lines":[null]}""", 400, "invalid-member", "/lines/0")]
    [TestCase("""{"date":"2026-03-20","reason":"Taken","sellerDocument":"INV/1"}""", 409, "duplicate-document", "/sellerDocument")]
    [TestCase("""{"date":"2026-03-20","reason":"Taken","buyerDocument":"45"}""", 409, "duplicate-document", "/buyerDocument")]
    public async Task What_cannot_be_is_refused_by_its_place_and_touches_nothing(string body, int status, string code, string pointer)
    {
        var order = (await Api.Post(Group.Order("INV/1").With("/buyerDocument", "\"45\""))).Must(201);

        (await Reverse(order, body)).MustBeProblem(status, code, pointer);

        Assert.That((await Api.Get(order.Location!)).Text, Is.EqualTo(order.Text));
        Assert.That(await Api.Walk("/v1/orders"), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_number_that_is_taken_by_chance_is_told_and_another_may_be_given()
    {
        var order = (await Api.Post(Group.Order("INV/1"))).Must(201);
        var other = (await Api.Post(Group.Order("INV/1/R1"))).Must(201);

        Assert.That((string?)(await Reverse(order)).MustBeProblem(409, "duplicate-document", "/sellerDocument").Json["order"], Is.EqualTo(IdOf(other)));
        (await Reverse(order, """{"date":"2026-03-20","reason":"Came back","sellerDocument":"CN/1"}""")).Must(201);
    }

    [Test]
    public async Task A_reversal_is_not_reversed()
    {
        var order = (await Api.Post(Group.Order())).Must(201);
        var reversal = (await Reverse(order)).Must(201);

        (await Reverse(reversal)).MustBeProblem(422, "reversal-of-reversal", "");
    }

    [Test]
    public async Task It_is_sent_again_as_an_order_is()
    {
        var (order, other) = ((await Api.Post(Group.Order())).Must(201), (await Api.Post(Group.Order())).Must(201));
        var first = (await Reverse(order, key: "k")).Must(201);
        var again = (await Reverse(order, key: "k")).Must(201);

        Assert.That((again.Replayed, again.Text, again.Location), Is.EqualTo((true, first.Text, first.Location)));
        (await Reverse(order, """{"date":"2026-03-21","reason":"Came back"}""", key: "k")).MustBeProblem(422, "idempotency-key-reused");
        (await Reverse(other, key: "k")).MustBeProblem(422, "idempotency-key-reused");
        (await Reverse(order, key: "another")).MustBeProblem(409, "already-reversed");
        (await Api.SendText("POST", $"{order.Location}/reversal", "erp:ABC", Body)).MustBeProblem(400, "missing-idempotency-key");
        (await Reverse(other, """{"date":"2026-02-01","reason":"Refused before"}""", key: "tried")).MustBeProblem(422, "reversal-before-order");
        (await Reverse(other, key: "tried")).Must(201);
    }

    [Test]
    public async Task Either_side_and_finance_may_and_others_learn_nothing()
    {
        var orders = new List<Answer>();
        for (var i = 0; i < 3; i++)
            orders.Add((await Api.Post(Group.Order())).Must(201));

        (await Reverse(orders[0], who: "erp:QRS")).MustBeProblem(404, "not-found");
        (await Reverse(orders[0], who: ApiClient.Auditor)).MustBeProblem(403, "forbidden");
        (await Api.SendText("POST", $"/v1/orders/{Guid.NewGuid()}/reversal", "erp:ABC", Body, "k")).MustBeProblem(404, "not-found");
        (await Api.SendText("POST", "/v1/orders/x/reversal", "erp:ABC", Body, "k")).MustBeProblem(404, "not-found");
        (await Reverse(orders[0], who: "erp:ABC")).Must(201);
        (await Reverse(orders[1], who: "erp:XYZ")).Must(201);
        Assert.That((string?)(await Reverse(orders[2], who: ApiClient.Finance)).Must(201).Json["postedBy"], Is.EqualTo("finance"));
    }

    [Test]
    public async Task A_key_that_reads_all_as_an_auditor_takes_back_only_what_its_companies_traded()
    {
        var both = JsonNode.Parse("""{"name":"both","roles":["erp","auditor"],"companies":["QRS"]}""");
        Api.Use("both", (string)(await Api.Send("POST", "/v1/keys", ApiClient.Admin, both)).Must(201).Json["key"]!);
        var order = (await Api.Post(Group.Order())).Must(201);

        (await Api.Get(order.Location!, "both")).Must(200);
        (await Reverse(order, who: "both")).MustBeProblem(403, "company-not-in-scope");
    }

    [Test]
    public async Task Of_many_at_once_one_takes_it_back()
    {
        var order = (await Api.Post(Group.Order())).Must(201);

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Reverse(order)));

        Assert.That(answers.Count(answer => answer.Status == 201), Is.EqualTo(1));
        foreach (var other in answers.Where(answer => answer.Status != 201))
            other.MustBeProblem(409, "already-reversed");
    }

    [Test]
    public async Task Of_many_parts_at_once_each_has_its_number_and_none_is_too_many()
    {
        var order = (await Api.Post(Group.Order("INV/1"))).Must(201);

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Reverse(order, """{"date":"2026-03-20","reason":"One","lines":[{"number":1,"quantity":"1"}]}""")));

        Assert.That(answers.Where(answer => answer.Status == 201).Select(answer => (string?)answer.Json["sellerDocument"]), Is.EquivalentTo(Enumerable.Range(1, 5).Select(part => $"INV/1/R{part}")));
        foreach (var other in answers.Where(answer => answer.Status != 201))
            other.MustBeProblem(409, "already-reversed");
        Assert.That((await Api.Read("/v1/reports/classification"))["items"]!.AsArray().Sum(row => Group.Decimal(row!["amount"])), Is.Zero);
    }

    private const string Body = """{"date":"2026-03-20","reason":"Came back"}""";

    private Task<Answer> Reverse(Answer order, string body = Body, string? key = null, string who = "erp:ABC") => Api.SendText("POST", $"/v1/orders/{IdOf(order)}/reversal", who, body, key ?? $"key-{Guid.NewGuid()}");

    private static string? IdOf(Answer order) => (string?)order.Json["id"];

    private static IEnumerable<string?> Texts(JsonNode node, params string[] members) => members.Select(member => (string?)node[member]);

    private static IEnumerable<string> AccountsOf(JsonNode order) => order["journal"]!.AsArray().SelectMany(entry => entry!["lines"]!.AsArray(), (entry, line) => $"{entry!["company"]} {line!["account"]} {line["assignmentVersion"]}");
}
