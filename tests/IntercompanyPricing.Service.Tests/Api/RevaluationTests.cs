using System.Text.Json.Nodes;
using IntercompanyPricing.Service.Tests.SqlServer;

namespace IntercompanyPricing.Service.Tests.Api;

/// <summary>ABC owes XYZ, whose books are in PLN, 440 EUR: booked at 4, worth 4.5 at the end of March.</summary>
[EveryStore]
internal sealed class RevaluationTests
{
    private const string March = """{"date":"2026-03-31","reason":"Closing"}""";

    private TestService _service = null!;

    private ApiClient Api => _service.Api;

    [SetUp]
    public async Task Start()
    {
        _service = await TestService.WithGroup();
        await Api.Record(Group.Company("XYZ", company => company["functionalCurrency"] = "PLN"), Group.Rate("EUR", "PLN", "4"), Group.Rate("EUR", "PLN", "4.5", "2026-03-31"));
    }

    [TearDown]
    public async Task Stop() => await _service.DisposeAsync();

    [Test]
    public async Task What_is_open_stands_at_the_closing_rate_on_the_day_and_as_booked_on_the_next()
    {
        var (first, second) = ((await Api.Post(Group.Order("INV/1"))).Must(201), (await Api.Post(Group.Order("INV/2"))).Must(201));
        var preview = (await Revalue(March, null, "/preview")).Must(200).Json;
        Assert.That(preview["totals"]!.ToJsonString(), Is.EqualTo("""[{"company":"XYZ","functionalCurrency":"PLN","gains":"440.00","losses":"0.00"}]"""));
        Assert.That(await Api.Walk("/v1/orders"), Has.Count.EqualTo(2), "nothing is posted by it");

        var run = (await Revalue()).Must(201);
        var ids = run.Json["orders"]!.AsArray().Select(id => (string)id!).ToList();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.Json["items"]!.AsArray().Select(item => $"{item!["order"]} {item["amount"]} {item["rate"]} {item["carried"]} {item["valued"]} {item["gain"]}"), Is.EqualTo(new[]
            {
                $"{first.Json["id"]} 440.00 4.5 1760.00 1980.00 220.00", $"{second.Json["id"]} 440.00 4.5 1760.00 1980.00 220.00",
            }));
            Assert.That((run.Location, (string?)run.Json["id"], (string?)run.Json["takenBackOn"]), Is.EqualTo(($"/v1/orders/{ids[^1]}", ids[^1], "2026-04-01")));
            Assert.That((await Receivable("2026-03-31"), await Receivable("2026-04-01")), Is.EqualTo(("880.00 3960.00", "880.00 3520.00")));
            Assert.That((await Api.Read("/v1/reports/reconciliation?company=ABC&counterparty=XYZ&asOf=2026-03-31"))["openItems"]!.AsArray().Select(item => (string?)item!["sellersBooks"]!["functionalAmount"]), Is.All.EqualTo("1980.00"));
            foreach (var id in ids)
            {
                var again = await Api.Read($"/v1/orders/{id}/reperformance", ApiClient.Auditor);
                Assert.That(((bool)again["agrees"]!, (bool)again["proofHolds"]!), Is.EqualTo((true, true)), again.ToJsonString());
            }
        }

        Assert.That((await Api.Read(first.Location!))["revaluations"]!.ToJsonString(), Is.EqualTo($$"""[{"order":"{{ids[0]}}","date":"2026-03-31","revaluation":"{{ids[1]}}"}]"""));
        Assert.That((await Api.Read(run.Location!))["revaluations"], Is.Null, "a valuation is not valued");
        var replay = (await Revalue()).Must(201);
        Assert.That((replay.Replayed, replay.Text), Is.EqualTo((true, run.Text)));
        (await Revalue(March, "again")).MustBeProblem(422, "no-difference");
        (await Api.SendText("POST", $"/v1/orders/{ids[0]}/reversal", ApiClient.Finance, """{"date":"2026-04-02","reason":"x"}""", "r")).MustBeProblem(409, "already-reversed");
    }

    [Test]
    public async Task What_is_settled_afterwards_counts_its_difference_once()
    {
        var order = (await Api.Post(Group.Order("INV/1"))).Must(201);
        (await Revalue()).Must(201);
        var settled = (await Api.SendText("POST", $"{order.Location}/settlement", "erp:ABC", """{"date":"2026-04-10","reason":"Bank 17"}""", "s")).Must(201);

        Assert.That((await Gains("2026-03-31"), await Gains("2026-04-01"), await Gains("2026-04-30")), Is.EqualTo(("-220.00", "0.00", "-220.00")));
        Assert.That((bool)(await Api.Read($"{settled.Location}/reperformance", ApiClient.Auditor))["agrees"]!, Is.True);
        (await Revalue(March.Replace("03-31", "04-30", StringComparison.Ordinal), "april")).MustBeProblem(422, "no-difference");
    }

    [Test]
    public async Task Of_many_at_once_one_values_and_the_others_find_nothing_to_do()
    {
        (await Api.Post(Group.Order("INV/1"))).Must(201);
        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(i => Revalue(March, $"k{i}")));

        Assert.That(answers.Count(answer => answer.Status == 201), Is.EqualTo(1));
        foreach (var other in answers.Where(answer => answer.Status != 201))
            other.MustBeProblem(422, "no-difference");
        Assert.That(await Receivable("2026-03-31"), Is.EqualTo("440.00 1980.00"));
    }

    [Test]
    public async Task A_revaluation_is_no_trade()
    {
        (await Api.Post(Group.Order("INV/1"))).Must(201);
        string[] reports =
        [
            "/v1/reports/classification?from=2026-01-01&to=2026-12-31", "/v1/reports/internal-customers?from=2026-01-01&to=2026-12-31", "/v1/reports/payroll?year=2026",
            "/v1/reports/trade-without-agreement?from=2026-01-01&to=2026-12-31", "/v1/reports/eliminations?parent=JKL&from=2026-01-01&asOf=2026-03-31",
        ];
        var before = await Task.WhenAll(reports.Select(report => Api.Get(report)));
        (await Revalue()).Must(201);
        for (var i = 0; i < reports.Length; i++)
            Assert.That((await Api.Get(reports[i])).Text, Is.EqualTo(before[i].Must(200).Text), reports[i]);
    }

    [Test]
    public async Task The_checklist_tells_of_a_revaluation_that_something_was_posted_behind()
    {
        var first = (await Api.Post(Group.Order("INV/1"))).Must(201);
        Assert.That(await Stale(), Is.EqualTo("[]"), "nothing was valued");
        (await Revalue()).Must(201);
        (await Api.Post(Group.Order("INV/2", date: "2026-04-01"))).Must(201);
        (await Api.SendText("POST", $"{first.Location}/settlement", "erp:ABC", """{"date":"2026-04-01","reason":"Bank","amount":"40"}""", "s1")).Must(201);
        Assert.That(await Stale(), Is.EqualTo("[]"), "what is of the next day changes nothing");

        (await Api.SendText("POST", $"{first.Location}/settlement", "erp:ABC", """{"date":"2026-03-30","reason":"Bank","amount":"100"}""", "s2")).Must(201);
        var late = (await Api.Post(Group.Order("INV/3", date: "2026-03-31").With("/rateDate", "\"2026-03-01\""))).Must(201);
        var list = await Api.Read("/v1/periods/XYZ/2026-03/checklist");
        Assert.That(list["staleRevaluations"]![0]!["orders"]!.AsArray().Select(id => (string?)id), Is.EqualTo(new[] { (string?)first.Json["id"], (string?)late.Json["id"] }));
        Assert.That(((string?)list["staleRevaluations"]![0]!["date"], (bool)list["isClear"]!), Is.EqualTo(("2026-03-31", false)));
        Assert.That(await Stale("ABC"), Is.EqualTo("[]"), "whose books are in the currency of the orders");
        Assert.That(await Stale("XYZ", "2026-04"), Is.EqualTo("[]"));

        (await Revalue(March, "again")).Must(201);
        Assert.That(await Stale(), Is.EqualTo("[]"));

        async Task<string> Stale(string company = "XYZ", string month = "2026-03") => (await Api.Read($"/v1/periods/{company}/{month}/checklist"))["staleRevaluations"]!.ToJsonString();
    }

    [TestCase("ABC", "2026-03", true)]
    [TestCase("XYZ", "2026-03", false)]
    [TestCase("XYZ", "2026-04", false)]
    public async Task Both_days_must_be_open_in_the_books_that_it_goes_into(string company, string month, bool isPosted)
    {
        (await Api.Post(Group.Order("INV/1"))).Must(201);
        (await Api.SendText("PUT", $"/v1/periods/{company}/{month}", ApiClient.Finance, """{"state":"closed"}""")).Must(201);
        var answer = await Revalue();
        if (isPosted)
            answer.Must(201);
        else
            answer.MustBeProblem(422, "period-closed", "/date");
    }

    [TestCase("""{"date":"2026-03-31","reason":"x","companies":["QRX"]}""", 422, "unknown-party", "/companies/0")]
    [TestCase("""{"date":"2026-03-31","reason":"x","companies":["XYZ","XYZ"]}""", 422, "invalid-value", "/companies")]
    [TestCase("""{"date":"2026-03-31","reason":"x","companies":[]}""", 422, "invalid-value", "/companies")]
    [TestCase("""{"date":"2026-03-31","reason":"x","currency":"EUX"}""", 422, "unknown-currency", "/currency")]
    [TestCase("""{"date":"2026-03-31","reason":"x","currency":"PLN"}""", 422, "no-difference", "")]
    [TestCase("""{"date":"2026-03-31","reason":"x","companies":["ABC"]}""", 422, "no-difference", "")]
    [TestCase("""{"date":"9999-12-31","reason":"x"}""", 422, "invalid-value", "/date")]
    [TestCase("""{"date":"2026-03-31"}""", 400, "missing-member", "/reason")]
    public async Task What_cannot_be_valued_is_refused(string body, int status, string code, string pointer)
    {
        (await Api.Post(Group.Order("INV/1"))).Must(201);
        (await Revalue(body)).MustBeProblem(status, code, pointer);
        (await Revalue(body, null, "/preview")).MustBeProblem(status, code, pointer);
    }

    private Task<Answer> Revalue(string body = March, string? key = "k", string path = "") => Api.SendText("POST", $"/v1/revaluations{path}", ApiClient.Finance, body, key);

    private async Task<string> Receivable(string asOf) => await Balance("1220", asOf) is { } balance ? $"{balance["balance"]} {balance["functionalBalance"]}" : "";

    private async Task<string?> Gains(string asOf) => (string?)(await Balance("7100", asOf))?["functionalBalance"];

    private async Task<JsonNode?> Balance(string account, string asOf)
        => (await Api.Read($"/v1/journal/balances?company=XYZ&asOf={asOf}"))["items"]!.AsArray().SingleOrDefault(balance => (string?)balance!["account"] == account);
}
