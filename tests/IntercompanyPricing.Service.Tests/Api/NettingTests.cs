using System.Text.Json.Nodes;
using IntercompanyPricing.Service.Tests.SqlServer;

namespace IntercompanyPricing.Service.Tests.Api;

/// <summary>What ABC owes XYZ for widgets (440 EUR), and XYZ owes ABC for salt (110 EUR), is netted; XYZ's books are in PLN.</summary>
[EveryStore]
internal sealed class NettingTests
{
    private const string March = """{"parent":"JKL","currency":"EUR","date":"2026-03-31","reason":"March"}""";

    private TestService _service = null!;

    private ApiClient Api => _service.Api;

    [SetUp]
    public async Task Start()
    {
        _service = await TestService.WithGroup();
        await Api.Record(
            Group.Company("XYZ", company => company["functionalCurrency"] = "PLN"), Group.Rate("EUR", "PLN", "4.2713"), Group.Rate("EUR", "PLN", "4.1234", "2026-03-20"),
            Group.Product("SALT", "ABC"), Group.Price("SALT", "full-cost", "20", "ABC"), Group.Policy("ABC-GOODS", policy => policy["seller"] = "ABC"));
    }

    [TearDown]
    public async Task Stop() => await _service.DisposeAsync();

    [Test]
    public async Task A_netting_settles_all_gross_and_leaves_the_net_and_no_clearing()
    {
        var (widgets, salt) = await Trade();
        var preview = (await Net(March, null, "/preview")).Must(200).Json;
        Assert.That(preview["run"]!["payments"]!.ToJsonString(), Is.EqualTo("""[{"payer":"ABC","payee":"XYZ","amount":"330.00"}]"""));
        Assert.That(preview["run"]!["positions"]!.AsArray().Select(position => $"{position!["company"]} {position["receivable"]} {position["payable"]} {position["net"]}"), Is.EqualTo(new[] { "ABC 110.00 440.00 -330.00", "XYZ 440.00 110.00 330.00" }));
        Assert.That(await Api.Walk("/v1/orders"), Has.Count.EqualTo(2), "nothing is posted by it");

        var run = (await Net()).Must(201);
        var ids = run.Json["orders"]!.AsArray().Select(id => (string)id!).ToList();
        using (Assert.EnterMultipleScope())
        {
            Assert.That((ids.Count, (string?)run.Json["id"], run.Location), Is.EqualTo((3, ids[^1], $"/v1/orders/{ids[^1]}")));
            Assert.That(run.Json["items"]!.AsArray().Select(item => $"{item!["order"]} {item["amount"]}"), Is.EqualTo(new[] { $"{widgets.Json["id"]} 440.00", $"{salt.Json["id"]} 110.00" }), "gross amounts are kept");
            Assert.That(await Clearing(), Is.EqualTo(new[] { "ABC 440.00 0.00 0.00", "XYZ 440.00 0.00 0.00" }));
            Assert.That((await Open()).Select(item => $"{item!["buyer"]} {item["amount"]} {item["order"]}"), Is.EqualTo(new[] { $"ABC 330.00 {ids[^1]}" }));
            Assert.That((string?)(await Api.Read(widgets.Location!))["settlements"]![0]!["order"], Is.EqualTo(ids[0]));
            foreach (var id in ids)
            {
                var again = await Api.Read($"/v1/orders/{id}/reperformance", ApiClient.Auditor);
                Assert.That(((bool)again["agrees"]!, (bool)again["proofHolds"]!), Is.EqualTo((true, true)), again.ToJsonString());
            }
        }

        var seen = await Api.Read(run.Location!, "erp:ABC");
        Assert.That(((string?)seen["settlement"]!["netting"], seen["settlement"]!["run"]), Is.EqualTo((ids[^1], (JsonNode?)null)), "what other companies owe is none of an ERP's business");
        var replay = (await Net()).Must(201);
        Assert.That((replay.Replayed, replay.Text), Is.EqualTo((true, run.Text)));
        (await Net(March.Replace("March", "April", StringComparison.Ordinal))).MustBeProblem(422, "idempotency-key-reused");
    }

    [Test]
    public async Task A_netting_is_taken_back_as_a_whole_once_and_not_while_its_debt_is_paid()
    {
        var (widgets, _) = await Trade();
        var ids = (await Net()).Must(201).Json["orders"]!.AsArray().Select(id => (string)id!).ToList();
        const string Back = """{"date":"2026-04-02","reason":"Too early"}""";

        var alone = (await Api.SendText("POST", $"/v1/orders/{ids[0]}/reversal", ApiClient.Finance, Back, "a")).MustBeProblem(409, "part-of-netting");
        Assert.That((string?)alone.Json["order"], Is.EqualTo(ids[^1]));
        var paid = (await Api.SendText("POST", $"/v1/orders/{ids[^1]}/settlement", "erp:ABC", """{"date":"2026-04-01","reason":"Bank 17"}""", "p")).Must(201);
        (await Reverse(ids[^1], Back)).MustBeProblem(409, "order-settled");
        (await Api.SendText("POST", $"{paid.Location}/reversal", ApiClient.Finance, Back, "b")).Must(201);

        (await Reverse(ids[0], Back)).MustBeProblem(404, "not-found");
        (await Reverse(ids[^1], """{"date":"2026-04-02","reason":"x","lines":[{"number":1,"quantity":"1"}]}""")).MustBeProblem(422, "invalid-value", "/lines");
        var back = (await Reverse(ids[^1], Back)).Must(201);
        Assert.That(((string?)back.Json["reverses"], (string?)back.Json["total"]), Is.EqualTo((ids[^1], "-330.00")));
        Assert.That((await Open()).Select(item => $"{item!["buyer"]} {item["amount"]}"), Is.EqualTo(new[] { "ABC 440.00", "XYZ 110.00" }));
        Assert.That((await Clearing()).Select(line => line.Split(' ')[2..]), Is.All.EqualTo(new[] { "0.00", "0.00" }));
        foreach (var order in (await Api.Walk("/v1/orders"))[^3..])
        {
            var again = await Api.Read($"/v1/orders/{order["id"]}/reperformance", ApiClient.Auditor);
            Assert.That((bool)again["agrees"]!, Is.True, again.ToJsonString());
        }

        Assert.That((await Reverse(ids[^1], Back)).Replayed, Is.True);
        (await Reverse(ids[^1], Back, "again")).MustBeProblem(409, "already-reversed");
        (await Net(March, "same-day")).MustBeProblem(422, "nothing-open", "");
        (await Net(March.Replace("03-31", "04-02", StringComparison.Ordinal), "once-more")).Must(201);
        Assert.That((await Api.Read(widgets.Location!))["settlements"]!.AsArray(), Has.Count.EqualTo(2));
    }

    [Test]
    public async Task Of_nettings_and_settlements_at_once_each_item_is_settled_once()
    {
        var orders = await Task.WhenAll(Enumerable.Range(0, 5).Select(i => Api.Post(Group.Order($"INV/{i}"))));
        var answers = await Task.WhenAll(
        [
            .. Enumerable.Range(0, 4).Select(i => Net(March, $"n{i}")),
            .. orders.Select((order, i) => Api.SendText("POST", $"{order.Must(201).Location}/settlement", "erp:ABC", """{"date":"2026-03-31","reason":"Bank","amount":"440"}""", $"s{i}")),
        ]);

        Assert.That(answers.Select(answer => answer.Status), Has.All.EqualTo(201).Or.EqualTo(422));
        foreach (var order in orders)
        {
            var settlements = (await Api.Read(order.Location!))["settlements"]!.AsArray();
            Assert.That(settlements.Sum(settlement => Group.Decimal(settlement!["amount"])), Is.EqualTo(440), "neither more nor less");
        }

        Assert.That((await Clearing()).Select(line => line.Split(' ')[2..]), Is.All.EqualTo(new[] { "0.00", "0.00" }));
    }

    [Test]
    public async Task Nothing_is_netted_across_a_difference_without_force()
    {
        (await Api.Post(Group.Order("INV/1"))).Must(201);
        (await Api.SendText("POST", "/v1/reconciliation/imports?company=ABC", ApiClient.Finance, "document,date,amount,currency,counterparty,account\nINV/1,2026-03-01,-404.00,EUR,XYZ,K\n", contentType: "text/csv")).Must(200);

        (await Net()).MustBeProblem(422, "unreconciled", "/force");
        Assert.That((await Net(March, null, "/preview")).Must(200).Json["unreconciled"]!.ToJsonString(), Is.EqualTo("""[{"company":"ABC","counterparty":"XYZ","differences":1}]"""));
        Assert.That(await Api.Walk("/v1/orders"), Has.Count.EqualTo(1), "nothing is touched");
        (await Net(March.Replace("}", ",\"force\":true}", StringComparison.Ordinal))).Must(201);
    }

    [Test]
    public async Task Nothing_is_netted_across_a_dispute_without_force()
    {
        await Api.Record(Group.Company("ABC", abc => abc["autoAccept"] = false));
        var order = (string)(await Api.Post(Group.Order("INV/1"), who: "erp:XYZ")).Must(201).Json["id"]!;
        (await Api.SendText("POST", $"/v1/orders/{order}/confirmation", "erp:ABC", """{"dispute":"Two were broken"}""")).Must(200);

        var refused = (await Net()).MustBeProblem(422, "unreconciled", "/force");
        Assert.That((string?)refused.Json["order"], Is.EqualTo(order));
        Assert.That((await Net(March, null, "/preview")).Must(200).Json["disputed"]!.ToJsonString(), Is.EqualTo($"[\"{order}\"]"));
        (await Net(March.Replace("}", ",\"force\":true}", StringComparison.Ordinal))).Must(201);
    }

    [Test]
    public async Task Items_with_one_number_in_two_years_and_numbers_that_are_taken_are_netted_and_valued()
    {
        foreach (var year in new[] { "2025", "2026" })
            (await Api.Post(Group.Order("SAME/1", date: $"{year}-03-01"))).Must(201);
        (await Api.Post(Group.Order("SAME/1/S1"))).Must(201);

        (await Api.SendText("POST", "/v1/revaluations", ApiClient.Finance, """{"date":"2026-03-31","reason":"March"}""", "v")).Must(201);
        var run = (await Net()).Must(201);
        (await Reverse((string)run.Json["id"]!, """{"date":"2026-04-02","reason":"Too early"}""")).Must(201);
        var numbers = new List<string>();
        foreach (var order in (await Api.Walk("/v1/orders"))[..2])
            numbers.Add((string)(await Api.SendText("POST", $"/v1/orders/{order["id"]}/settlement", "erp:ABC", """{"date":"2026-04-03","reason":"Bank"}""", $"s{order["id"]}")).Must(201).Json["sellerDocument"]!);
        Assert.That(numbers, Is.EqualTo(new[] { "SAME/1/2025/S2", "SAME/1/S2" }));
    }

    [Test]
    public async Task What_was_netted_is_not_netted_again()
    {
        await Trade();
        (await Net()).Must(201);

        (await Net(March, "again")).MustBeProblem(422, "no-difference", "");
        (await Net(March, null, "/preview")).MustBeProblem(422, "no-difference", "");
        await Trade("2");
        (await Net(March, "more")).Must(201);
    }

    [Test]
    public async Task What_two_companies_and_their_erps_agree_on_is_netted_without_force()
    {
        (await Api.Post(Group.Order("INV/1"))).Must(201);
        (await Api.SendText("POST", "/v1/reconciliation/imports?company=ABC", ApiClient.Finance, "document,date,amount,currency,counterparty,account\nINV/1,2026-03-02,-440.00,EUR,XYZ,K\n", contentType: "text/csv")).Must(200);
        (await Net()).Must(201);
    }

    [Test]
    public async Task A_netting_that_was_taken_back_is_missing_in_an_erp_only_where_it_booked_half_of_it()
    {
        var (widgets, _) = await Trade();
        var ids = (await Net()).Must(201).Json["orders"]!.AsArray().Select(id => (string)id!).ToList();
        await Import("INV/1,2026-03-01,-440.00,EUR,XYZ,K\nA/1,2026-03-01,110.00,EUR,XYZ,K\n");
        Assert.That(await Missing(), Is.EqualTo(ids), "nothing of the netting is booked");
        (await Reverse(ids[^1], """{"date":"2026-04-02","reason":"Too early"}""")).Must(201);
        Assert.That(await Missing(), Is.Empty, "and nothing needs to be");
        Assert.That((bool)(await Api.Read("/v1/reports/reconciliation?company=ABC&counterparty=XYZ"))["isReconciled"]!, Is.True);

        await Import($"NET/2026-03-31/{ids[0]},2026-03-31,440.00,EUR,XYZ,K\n");
        var back = (await Api.Read(widgets.Location!))["settlements"]![0]!["reversedBy"]!;
        Assert.That(await Missing(), Is.EqualTo(new[] { (string?)back }), "the other half is");

        async Task Import(string lines) => (await Api.SendText("POST", "/v1/reconciliation/imports?company=ABC", ApiClient.Finance, "document,date,amount,currency,counterparty,account\n" + lines, contentType: "text/csv")).Must(200);
        async Task<List<string?>> Missing() => [.. (await Api.Read("/v1/reports/reconciliation?company=ABC&counterparty=XYZ"))["erps"]!.AsArray()
            .SelectMany(erp => erp!["differences"]!.AsArray()).Select(difference => $"{difference!["reason"]}" == "missing-in-erp" ? (string?)difference["order"] : difference.ToJsonString())];
    }

    [Test]
    public async Task A_closed_month_of_one_company_keeps_all_of_it_back()
    {
        await Trade();
        (await Api.SendText("PUT", "/v1/periods/ABC/2026-03", ApiClient.Finance, """{"state":"closed"}""")).Must(201);
        (await Net()).MustBeProblem(422, "period-closed", "/date");
        (await Net(March, null, "/preview")).MustBeProblem(422, "period-closed", "/date");
        Assert.That(await Api.Walk("/v1/orders"), Has.Count.EqualTo(2));
        (await Net(March.Replace("03-31", "04-01", StringComparison.Ordinal), "n2")).Must(201);
    }

    [Test]
    public async Task A_netting_is_no_trade_and_leaves_eliminations_equal()
    {
        await Trade();
        const string Eliminations = "/v1/reports/eliminations?parent=JKL&from=2026-01-01&asOf=2026-12-31";
        static IEnumerable<string> Of(JsonNode report, string kind) => report["eliminations"]!.AsArray().Where(one => (string?)one!["kind"] == kind).Select(one => $"{one!["seller"]} {one["sellersAmount"]} {one["buyersAmount"]}");
        var before = await Api.Read(Eliminations);
        var customers = (await Api.Get("/v1/reports/internal-customers?from=2026-01-01&to=2026-12-31")).Text;
        (await Net()).Must(201);

        var after = await Api.Read(Eliminations);
        Assert.That(Of(after, "trade"), Is.EqualTo(Of(before, "trade")));
        Assert.That(Of(after, "balance"), Is.EqualTo(new[] { "XYZ 330.00 330.00" }));
        Assert.That((await Api.Get("/v1/reports/internal-customers?from=2026-01-01&to=2026-12-31")).Text, Is.EqualTo(customers));
    }

    [TestCase("""{"parent":"NOBODY","currency":"EUR","date":"2026-03-31","reason":"x"}""", 422, "unknown-party", "/parent")]
    [TestCase("""{"parent":"JKL","currency":"EUX","date":"2026-03-31","reason":"x"}""", 422, "unknown-currency", "/currency")]
    [TestCase("""{"parent":"JKL","currency":"EUR","date":"2026-03-31","reason":"x","companies":["ABC"]}""", 422, "invalid-value", "/companies")]
    [TestCase("""{"parent":"JKL","currency":"EUR","date":"2026-03-31","reason":"x","companies":["ABC","ABC"]}""", 422, "invalid-value", "/companies")]
    [TestCase("""{"parent":"JKL","currency":"EUR","date":"2026-03-31","reason":"x","companies":["ABC","QRS"]}""", 422, "invalid-value", "/companies/1")]
    [TestCase("""{"parent":"JKL","currency":"EUR","date":"2026-03-31","reason":"x"}""", 422, "nothing-open", "")]
    [TestCase("""{"parent":"JKL","currency":"EUR","reason":"x"}""", 400, "missing-member", "/date")]
    public async Task What_cannot_be_netted_is_refused(string body, int status, string code, string pointer)
    {
        (await Net(body)).MustBeProblem(status, code, pointer);
        (await Net(body, null, "/preview")).MustBeProblem(status, code, pointer);
    }

    private async Task<(Answer Widgets, Answer Salt)> Trade(string number = "1")
        => ((await Api.Post(Group.Order($"INV/{number}"))).Must(201), (await Api.Post(Group.Order($"A/{number}", buyer: "XYZ", seller: "ABC", product: "SALT"))).Must(201));

    private Task<Answer> Net(string body = March, string? key = "n", string path = "") => Api.SendText("POST", $"/v1/nettings{path}", ApiClient.Finance, body, key);

    private Task<Answer> Reverse(string netting, string body, string key = "back") => Api.SendText("POST", $"/v1/nettings/{netting}/reversal", ApiClient.Finance, body, key);

    private async Task<JsonArray> Open() => (await Api.Read("/v1/reports/reconciliation?company=ABC&counterparty=XYZ"))["openItems"]!.AsArray();

    private async Task<List<string>> Clearing() => [.. (await Api.Read("/v1/journal/balances"))["items"]!.AsArray().Where(balance => (string?)balance!["account"] == "1290").Select(balance => $"{balance!["company"]} {balance["debit"]} {balance["balance"]} {balance["functionalBalance"]}")];
}
