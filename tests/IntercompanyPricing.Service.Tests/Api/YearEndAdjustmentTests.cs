using System.Text.Json.Nodes;
using IntercompanyPricing.Service.Tests.SqlServer;

namespace IntercompanyPricing.Service.Tests.Api;

/// <summary>XYZ sold widgets for 440 to ABC and for 880 to JKL in 2026, and care for 100; its comparables earned 4 and 6 percent on costs.</summary>
[EveryStore]
internal sealed class YearEndAdjustmentTests
{
    private const string Path = "/v1/year-end-adjustments";

    private TestService _service = null!;

    private ApiClient Api => _service.Api;

    [SetUp]
    public async Task Start()
    {
        _service = await TestService.WithGroup();
        await Api.Record(
            Group.Benchmark("BM", benchmark => benchmark["observations"]!.AsArray().ToList().ForEach(observation => observation!["year"] = 2026)), Group.Rate("EUR", "USD", "1.25"), Group.Price("ADVICE", "full-cost", "100"),
            Group.Policy("XYZ-ADVICE", policy => (policy["product"], policy["method"], policy["parameters"]) = ("ADVICE", "list-price", new JsonObject())));
        await Sell("INV/1", "ABC", "5");
        await Sell("INV/2", "JKL", "10");
        (await Api.Post(Group.Order("INV/3", product: "ADVICE").With("/lines/0/quantity", "\"1\""))).Must(201);
        (await Api.Post(Group.Order("INV/4", buyer: "QRS"), who: "erp:XYZ")).Must(201);
    }

    [TearDown]
    public async Task Stop() => await _service.DisposeAsync();

    [Test]
    public async Task A_preview_tells_every_step_and_posts_nothing_and_the_posting_is_what_it_told()
    {
        // Costs of 1,200 and the median of 5 % are 1,260, and 1,420 were charged.
        var preview = (await Api.Send("POST", $"{Path}/preview", ApiClient.Auditor, Request())).Must(200).Json;
        var calculation = preview["calculation"]!;
        Assert.That(Text(calculation, "testedAs", "currency", "average", "lower", "medianOfAverages", "upper", "position", "medianOfYear", "toMedian", "toEndOfRange", "finding", "amount", "valueAfter", "averageAfter"),
            Is.EqualTo("seller EUR 18.333333 4 5 6 above 5 -160.00 -172.00 to-median -160.00 5 5"));
        Assert.That(Text(calculation["years"]![0]!, "from", "to", "observedYear", "orders", "posted", "adjustments", "revenue", "costOfSales", "operatingExpenses", "operatingAssets", "profit", "value"),
            Is.EqualTo("2026-01-01 2026-12-31 2026 3 1420.00 0.00 1420.00 1000.00 200.00  220.00 18.333333"));
        Assert.That((await Api.Walk("/v1/orders")), Has.Count.EqualTo(4));

        var note = (await Post(Request(), "ye")).Must(201);
        var notes = (await Api.Walk("/v1/orders?from=2026-12-31"));
        Assert.That(notes.Select(each => $"{each["kind"]} {each["sellerDocument"]} {each["buyer"]} {each["total"]}"), Is.EqualTo(new[] { "adjustment YE/2026/1 ABC -60.84", "adjustment YE/2026/2 JKL -99.16" }), "540 and 880 of 1,420");
        Assert.That(note.Location, Does.EndWith((string)notes[1]["id"]!), "the answer is the last of them");
        Assert.That(notes.Select(AsDecided), Is.EqualTo(preview["orders"]!.AsArray().Select(order => AsDecided(order!))));
        Assert.That(note.Json["adjustment"]!["yearEnd"]!["calculation"]!.ToJsonString(), Is.EqualTo(calculation.ToJsonString()));
        Assert.That(notes.SelectMany(each => Group.Balances(each).Values), Is.All.EqualTo((0m, 0m)));
        foreach (var each in notes)
        {
            var again = await Api.Read($"/v1/orders/{each["id"]}/reperformance", ApiClient.Auditor);
            Assert.That((bool)again["agrees"]!, Is.True, again.ToJsonString());
        }
    }

    [Test]
    public async Task The_same_again_is_a_replay_another_finds_nothing_and_what_is_taken_back_is_adjusted_again()
    {
        var first = (await Post(Request(), "ye")).Must(201);
        var replay = (await Post(Request(), "ye")).Must(201);
        Assert.That((replay.Replayed, replay.Text), Is.EqualTo((true, first.Text)));
        (await Post(Request().With("/date", "\"2027-01-31\""), "ye")).MustBeProblem(422, "idempotency-key-reused");
        (await Post(Request("YE/2026/B"), "again")).MustBeProblem(422, "no-difference", "/period");
        Assert.That((string?)(await Preview(Request()))["calculation"]!["finding"], Is.EqualTo("within-range"));

        var back = (await Api.SendText("POST", $"{first.Location}/reversal", ApiClient.Finance, """{"date":"2027-01-15","reason":"not agreed"}""", "back")).Must(201);
        Assert.That((string?)back.Json["total"], Is.EqualTo("99.16"));
        Assert.That((string?)(await Preview(Request()))["calculation"]!["toMedian"], Is.EqualTo("-99.16"));
        (await Post(Request("YE/2026/C"), "once-more")).Must(201);
        foreach (var order in await Api.Walk("/v1/orders?from=2026-12-31"))
            Assert.That((bool)(await Api.Read($"/v1/orders/{order["id"]}/reperformance", ApiClient.Auditor))["agrees"]!, Is.True, order.ToJsonString());
    }

    [Test]
    public async Task What_takes_a_note_of_the_year_before_back_changes_nothing_in_the_year_after()
    {
        (await Post(Request(), "ye")).Must(201);
        (await Api.Post(Group.Order("INV/2027").With("/date", "\"2027-06-30\""))).Must(201);
        var next = Request("YE/2027").With("/date", "\"2027-12-31\"").With("/period/from", "\"2027-01-01\"").With("/period/to", "\"2027-12-31\"").With("/period/observedYear", "2026");
        var before = await Preview(next);
        foreach (var note in await Api.Walk("/v1/orders?from=2026-12-31&to=2026-12-31"))
            (await Api.SendText("POST", $"/v1/orders/{note["id"]}/reversal", ApiClient.Finance, """{"date":"2027-03-01","reason":"not agreed"}""", $"back-{note["buyer"]}")).Must(201);

        Assert.That((await Preview(next))["calculation"]!.ToJsonString(), Is.EqualTo(before["calculation"]!.ToJsonString()));
        (await Post(next, "next")).Must(201);
        (await Post(Request("YE/2026/B"), "again")).Must(201);
        foreach (var order in await Api.Walk("/v1/orders?from=2026-12-31"))
            Assert.That((bool)(await Api.Read($"/v1/orders/{order["id"]}/reperformance", ApiClient.Auditor))["agrees"]!, Is.True, order.ToJsonString());
    }

    [Test]
    public async Task Whose_note_was_taken_back_gets_it_again_and_nobody_else()
    {
        (await Post(Request(), "ye")).Must(201);
        var first = (await Api.Walk("/v1/orders?from=2026-12-31"))[0];
        (await Api.SendText("POST", $"/v1/orders/{first["id"]}/reversal", ApiClient.Finance, """{"date":"2027-01-15","reason":"not agreed"}""", "back")).Must(201);
        var again = (await Post(Request("YE/2026/B"), "again")).Must(201);

        Assert.That(Text(again.Json, "sellerDocument", "buyer", "total"), Is.EqualTo("YE/2026/B ABC -60.84"));
        Assert.That((bool)(await Api.Read($"{again.Location}/reperformance", ApiClient.Auditor))["agrees"]!, Is.True);
    }

    [Test]
    public async Task Who_adjusts_at_once_adjusts_once_and_orders_that_come_meanwhile_count_or_not_as_a_whole()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 16).Select(i => Task.Run(() => i % 2 == 0 ? Post(Request($"YE/{i}"), $"ye-{i}") : Api.Post(Group.Order($"INV/AT-ONCE/{i}")))));
        var posted = answers.Where((_, i) => i % 2 == 0).Where(answer => answer.Status == 201).ToList();
        var notes = await Api.Walk("/v1/orders?from=2026-12-31");

        Assert.That(answers.Where((_, i) => i % 2 == 1).Select(answer => answer.Status), Is.All.EqualTo(201));
        Assert.That(notes, Has.Count.EqualTo(posted.Count * 2), "both notes of each, or none");
        foreach (var note in notes)
        {
            var again = await Api.Read($"/v1/orders/{note["id"]}/reperformance", ApiClient.Auditor);
            Assert.That((bool)again["agrees"]!, Is.True, again.ToJsonString());
        }

        // Each was decided on all that came before it: after the last only what came later is left.
        var last = posted.Select(answer => (long)answer.Json["adjustment"]!["yearEnd"]!["upTo"]!).Max();
        Assert.That(posted.Select(answer => (long)answer.Json["adjustment"]!["yearEnd"]!["upTo"]!).Distinct().Count(), Is.EqualTo(posted.Count), $"up to {last}");
        var isWithin = (string?)(await Preview(Request("YE/END")))["calculation"]!["finding"] == "within-range";
        (await Post(Request("YE/END"), "end")).Must(isWithin ? 422 : 201);
        Assert.That((string?)(await Preview(Request()))["calculation"]!["finding"], Is.EqualTo("within-range"));
    }

    [Test]
    public async Task Both_sides_are_eliminated_and_no_quantity_moves()
    {
        await Api.Record(Group.Company("ABC"));
        (await Api.SendText("PUT", "/v1/stock-on-hand/ABC/WIDGET", ApiClient.Finance, """{"quantity":"2","effectiveFrom":"2026-12-31"}""")).Must(201);
        var before = await Eliminations();
        (await Post(Request(), "ye")).Must(201);
        var after = await Eliminations();

        Assert.That(after["stock"]!.ToJsonString(), Is.EqualTo(before["stock"]!.ToJsonString()), "what is in stock was bought at its price; the note is income of the year");
        Assert.That(after["eliminations"]!.AsArray().Skip(before["eliminations"]!.AsArray().Count).Select(row => Text(row!, "kind", "seller", "buyer", "eliminationKey", "sellersAmount", "buyersAmount", "eliminated")), Is.EqualTo(new[]
        {
            "trade XYZ ABC XYZ/2026/YE/2026/1 -60.84 -60.84 -60.84", "balance XYZ ABC XYZ/2026/YE/2026/1 -60.84 -60.84 -60.84",
            "trade XYZ JKL XYZ/2026/YE/2026/2 -99.16 -99.16 -99.16", "balance XYZ JKL XYZ/2026/YE/2026/2 -99.16 -99.16 -99.16",
        }));
        var customer = (await Api.Read("/v1/internal-customers/ABC?from=2026-01-01&to=2026-12-31"))["volumes"]![0]!;
        Assert.That(Text(customer, "internalOrders", "volume"), Is.EqualTo("2 479.16"), "a note is no purchase of its own");
        Assert.That((await Api.Read("/v1/reports/trade-without-agreement?from=2026-12-31"))["items"]!.AsArray(), Is.Empty, "and needs no agreement of its own");
        var report = (await Api.Read("/v1/reports/classification?from=2026-12-31"))["items"]!.AsArray();
        Assert.That(report.Select(row => Text(row!, "sellerDocument", "product", "quantity", "amount")), Is.EqualTo(new[] { "YE/2026/1 ADVICE 0 -11.26", "YE/2026/1 WIDGET 0 -49.58", "YE/2026/2 WIDGET 0 -99.16" }));
        var changes = await Api.Read("/v1/changes?limit=1000");
        Assert.That(changes["items"]!.AsArray().Count(change => (string?)change!["type"] == "intercompany.order.posted"), Is.EqualTo(6));

        Task<JsonNode> Eliminations() => Api.Read("/v1/reports/eliminations?parent=JKL&asOf=2026-12-31");
    }

    [Test]
    public async Task In_another_currency_it_is_converted_and_nothing_is_left_for_a_second_run()
    {
        var note = (await Post(Request().With("/currency", "\"USD\"").With("/counterparties", "[\"ABC\"]"), "ye")).Must(201).Json;

        // 1,260 less 540, and 1,200 of costs stay: the debit note is of 720 EUR.
        Assert.That(Text(note, "currency", "total"), Is.EqualTo("USD 900.00"));
        Assert.That(note["journal"]!.AsArray().SelectMany(entry => entry!["lines"]!.AsArray()).Select(line => Text(line!, "account", "debit", "credit", "functionalDebit", "functionalCredit")), Is.EqualTo(new[]
        {
            "1220 900.00 0.00 720.00 0.00", "4080 0.00 900.00 0.00 720.00", "5080 900.00 0.00 720.00 0.00", "2120 0.00 900.00 0.00 720.00",
        }));
        Assert.That((string?)(await Preview(Request().With("/counterparties", "[\"ABC\"]")))["calculation"]!["finding"], Is.EqualTo("within-range"));
    }

    [Test]
    public async Task Nothing_is_posted_into_a_closed_month_of_either_side_and_finance_still_posts_into_a_soft_closed_one()
    {
        (await Api.SendText("PUT", "/v1/periods/JKL/2026-12", ApiClient.Finance, """{"state":"closed"}""")).Must(201);
        (await Post(Request(), "ye")).MustBeProblem(422, "period-closed", "/date");
        Assert.That(await Api.Walk("/v1/orders"), Has.Count.EqualTo(4), "not with ABC either");

        (await Api.SendText("PUT", "/v1/periods/JKL/2026-12", ApiClient.Finance, """{"state":"soft-closed"}""")).Must(201);
        (await Post(Request(), "ye")).Must(201);
    }

    [Test]
    public async Task A_number_that_is_taken_leaves_no_note_at_all()
    {
        (await Api.Post(Group.Order("YE/2026/2"))).Must(201);
        (await Post(Request(), "ye")).MustBeProblem(409, "duplicate-document", "/sellerDocument");
        Assert.That(await Api.Walk("/v1/orders"), Has.Count.EqualTo(5));
    }

    [TestCase("/period/to", "\"2025-12-31\"", 422, "invalid-value", "/period/to")]
    [TestCase("/period/from", "\"2026-13-01\"", 400, "invalid-member", "/period/from")]
    [TestCase("/period", null, 400, "missing-member", "/period")]
    [TestCase("/period/colour", "1", 400, "unknown-member", "/period/colour")]
    [TestCase("/period/otherCostOfSales", "\"1.00001\"", 400, "invalid-member", "/period/otherCostOfSales")]
    [TestCase("/period/otherCostOfSales", "\"1.001\"", 422, "invalid-value", "/period/otherCostOfSales")]
    [TestCase("/period/operatingExpenses", "\"-1\"", 422, "invalid-value", "/period/operatingExpenses")]
    [TestCase("/period/operatingExpenses", null, 422, "invalid-value", "/period/operatingExpenses")]
    [TestCase("/earlierYears", """[{"from":"2025-07-01","to":"2026-01-01"}]""", 422, "invalid-value", "/earlierYears/0/to")]
    [TestCase("/earlierYears", """[{"from":"2025-01-01","to":"2025-12-31","observedYear":2026}]""", 422, "invalid-value", "/earlierYears/0/observedYear")]
    [TestCase("/earlierYears", """[{"from":"2025-01-01","to":"2025-12-31"}]""", 422, "invalid-value", "/earlierYears/0/observedYear")]
    [TestCase("/testedParty", "\"NOBODY\"", 422, "unknown-party", "/testedParty")]
    [TestCase("/testedParty", "\"X/Z\"", 422, "invalid-value", "/testedParty")]
    [TestCase("/testedParty", "\"NOB1\"", 422, "no-books", "/testedParty")]
    [TestCase("/testedParty", "\"XYZ-SHOP\"", 422, "wrong-party-kind", "/testedParty")]
    [TestCase("/testedParty", "\"ABC\"", 422, "no-supplies", "/period")]
    [TestCase("/benchmark", "\"NONE\"", 422, "unknown-benchmark", "/benchmark")]
    [TestCase("/indicator", "\"return-on-sales\"", 422, "invalid-value", "/indicator")]
    [TestCase("/indicator", "\"profit\"", 400, "invalid-member", "/indicator")]
    [TestCase("/date", "\"2026-06-30\"", 422, "correction-before-order", "/date")]
    [TestCase("/counterparties", "[]", 422, "invalid-value", "/counterparties")]
    [TestCase("/counterparties", """["ABC","ABC"]""", 422, "invalid-value", "/counterparties")]
    [TestCase("/counterparties", """["QRS"]""", 422, "no-supplies", "/counterparties/0")]
    [TestCase("/counterparties", """["NOBODY"]""", 422, "unknown-party", "/counterparties/0")]
    [TestCase("/products", """["NOTHING"]""", 422, "unknown-product", "/products/0")]
    [TestCase("/currency", "\"EUX\"", 422, "unknown-currency", "/currency")]
    [TestCase("/currency", "\"CHF\"", 422, "no-rate", "/currency")]
    [TestCase("/sellerDocument", "\"\"", 422, "invalid-value", "/sellerDocument")]
    public async Task What_cannot_be_adjusted_is_refused_by_its_place_and_posts_nothing(string pointer, string? value, int status, string code, string place)
    {
        var request = Request().With(pointer, value);
        (await Api.Send("POST", $"{Path}/preview", ApiClient.Finance, request)).MustBeProblem(status, code, place);
        (await Post(request, "bad")).MustBeProblem(status, code, place);
        Assert.That(await Api.Walk("/v1/orders"), Has.Count.EqualTo(4));
    }

    [Test]
    public async Task Only_finance_adjusts_and_with_a_key_for_it()
    {
        (await Api.Send("POST", Path, ApiClient.Auditor, Request(), "ye")).MustBeProblem(403, "forbidden");
        (await Api.Send("POST", Path, "erp:XYZ", Request(), "ye")).MustBeProblem(403, "forbidden");
        (await Api.Send("POST", Path, ApiClient.Finance, Request())).MustBeProblem(400, "missing-idempotency-key");
    }

    [Test]
    public async Task The_other_side_reads_its_note_and_not_what_the_tested_party_earned_and_with_whom()
    {
        (await Post(Request(), "ye")).Must(201);
        var id = (string)(await Api.Walk("/v1/orders?from=2026-12-31"))[0]["id"]!;

        foreach (var (who, reads) in new[] { ("erp:XYZ", true), ("erp:ABC", false), (ApiClient.Auditor, true) })
        {
            var order = await Api.Read($"/v1/orders/{id}", who);
            var followed = (await Api.Read("/v1/changes?limit=1000", who))["items"]!.AsArray().Single(change => (string?)change!["subject"] == id)!["data"]!;
            foreach (var note in new[] { order, followed })
            {
                Assert.That(note["adjustment"]!["yearEnd"] is not null, Is.EqualTo(reads), who);
                Assert.That(Text(note, "total", "sellerDocument"), Is.EqualTo("-60.84 YE/2026/1"), who);
                Assert.That(note["lines"]![0]!["pricing"]!["steps"]!.AsArray().Select(step => Text(step!, "label", "value")), Is.EqualTo(new[] { "supplies of ADVICE 100.00", "share of the adjustment -11.26" }), who);
            }
        }
    }

    private static JsonObject Request(string document = "YE/2026") => JsonNode.Parse(
        $$"""
        {
          "testedParty": "XYZ", "indicator": "net-cost-plus", "benchmark": "BM", "date": "2026-12-31", "sellerDocument": "{{document}}",
          "period": {"from": "2026-01-01", "to": "2026-12-31", "otherCostOfSales": "1000", "operatingExpenses": "200"}
        }
        """)!.AsObject();

    private static string Text(JsonNode node, params string[] members) => string.Join(' ', members.Select(member => node[member]?.ToString()));

    // What posting adds is left out.
    private static string AsDecided(JsonNode order)
    {
        var members = order.DeepClone().AsObject();
        foreach (var member in new[] { "id", "postedAt", "postedBy" })
            members.Remove(member);
        foreach (var entry in members["journal"]!.AsArray())
            entry!.AsObject().Remove("entryNumber");
        return members.ToJsonString();
    }

    private async Task Sell(string document, string buyer, string quantity) => (await Api.Post(Group.Order(document, buyer: buyer).With("/lines/0/quantity", $"\"{quantity}\""), who: "erp:XYZ")).Must(201);

    private Task<Answer> Post(JsonNode request, string key) => Api.Send("POST", Path, ApiClient.Finance, request, key);

    private async Task<JsonNode> Preview(JsonNode request) => (await Api.Send("POST", $"{Path}/preview", ApiClient.Finance, request)).Must(200).Json;
}
