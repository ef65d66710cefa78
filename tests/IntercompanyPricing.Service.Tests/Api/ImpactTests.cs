using System.Text.Json.Nodes;
using IntercompanyPricing.Service.Tests.SqlServer;

namespace IntercompanyPricing.Service.Tests.Api;

/// <summary>Which orders facts change, before they are recorded and after.</summary>
[EveryStore]
internal sealed class ImpactTests
{
    private TestService _service = null!;
    private string _march = "";
    private string _august = "";

    private ApiClient Api => _service.Api;

    [SetUp]
    public async Task Start()
    {
        _service = await TestService.WithGroup();
        _march = (string)(await Api.Post(Group.Order("INV/MARCH"))).Must(201).Json["id"]!;
        _august = (string)(await Api.Post(Group.Order("INV/AUGUST", date: "2026-08-01"))).Must(201).Json["id"]!;
        (await Api.Post(Group.Order("INV/OUTSIDE", buyer: "QRS", date: "2026-08-01"), who: "erp:QRS")).Must(201);
    }

    [TearDown]
    public async Task Stop() => await _service.DisposeAsync();

    [Test]
    public async Task A_subsidiary_sold_on_1_July_makes_the_orders_after_it_external_at_the_list_price()
    {
        var impact = await Impact(new JsonObject { ["assume"] = new JsonArray(Group.Stake("JKL", "XYZ", "0", "2026-07-01")) });

        var order = impact["orders"]!.AsArray().Single()!;
        Assert.That(((string?)order["order"], (string?)order["sellerDocument"], (string?)order["difference"]), Is.EqualTo((_august, "INV/AUGUST", "60.00")));
        Assert.That(Side(order["before"]), Is.EqualTo("internal common-control JKL 440.00"));
        Assert.That(Side(order["after"]), Is.EqualTo("external unrelated  500.00"));
        Assert.That(order["lines"]!.ToJsonString(), Is.EqualTo("""[{"number":1,"before":"88","after":"100"}]"""));
        Assert.That(((long?)impact["examined"], (long?)impact["changed"], (long?)impact["classChanged"], (long?)impact["refused"]), Is.EqualTo((3, 1, 1, 0)));
        Assert.That(impact["totals"]!.ToJsonString(), Is.EqualTo("""[{"currency":"EUR","orders":1,"before":"440.00","after":"500.00","difference":"60.00"}]"""));
        (await Api.Get("/v1/stakes/JKL:XYZ/history")).Must(200);
        Assert.That((await Api.Read("/v1/stakes/JKL:XYZ/history"))["items"]!.AsArray(), Has.Count.EqualTo(1), "nothing is recorded");
    }

    [Test]
    public async Task A_new_policy_changes_prices_and_no_class()
    {
        var impact = await Impact(new JsonObject { ["assume"] = new JsonArray(Group.Policy("XYZ-GOODS", policy => (policy["productKind"], policy["parameters"]!["markupPercent"]) = ("good", "12.5"))) });

        Assert.That(((long?)impact["changed"], (long?)impact["classChanged"]), Is.EqualTo((2, 0)));
        Assert.That((string?)impact["totals"]![0]!["difference"], Is.EqualTo("20.00"));
    }

    [Test]
    public async Task An_order_that_could_not_be_posted_any_more_says_why()
    {
        var impact = await Impact(new JsonObject { ["assume"] = new JsonArray(Group.Company("ABC", company => company["dissolvedOn"] = "2026-06-30")) });

        var after = impact["orders"]!.AsArray().Single()!["after"]!;
        Assert.That(((long?)impact["refused"], (string?)after["total"], (string?)after["refusals"]![0]!["code"]), Is.EqualTo((1, (string?)null, "party-dissolved")));
        Assert.That(impact["totals"]!.AsArray(), Is.Empty);
    }

    [Test]
    public async Task Only_orders_of_the_period_and_the_company_are_looked_at()
    {
        JsonObject Sale() => new() { ["assume"] = new JsonArray(Group.Stake("JKL", "XYZ", "0")) };
        Assert.That(((long?)(await Impact(Sale()))["examined"], (long?)(await Impact(Sale()))["changed"]), Is.EqualTo((3, 2)));
        Assert.That((string?)(await Impact(Sale().With("/to", "\"2026-03-31\"")))["orders"]!.AsArray().Single()!["order"], Is.EqualTo(_march));
        Assert.That((string?)(await Impact(Sale().With("/from", "\"2026-03-02\"")))["orders"]!.AsArray().Single()!["order"], Is.EqualTo(_august));
        Assert.That((long?)(await Impact(Sale().With("/company", "\"QRS\"")))["examined"], Is.EqualTo(1));
    }

    [Test]
    public async Task A_fact_recorded_late_shows_the_orders_it_would_have_changed()
    {
        Assert.That((long?)(await Api.Read("/v1/reports/backdated-facts", ApiClient.Auditor))["changed"], Is.Zero);
        await Api.Record(Group.Stake("JKL", "ABC", "40", "2026-06-01"));

        var report = await Api.Read("/v1/reports/backdated-facts", ApiClient.Auditor);
        var order = report["orders"]!.AsArray().Single()!;
        Assert.That(((string?)order["order"], Side(order["before"]), Side(order["after"])), Is.EqualTo((_august, "internal common-control JKL 440.00", "external unrelated  500.00")));
        Assert.That((long?)(await Api.Read("/v1/reports/backdated-facts?company=QRS"))["changed"], Is.Zero);

        // What is supposed next is compared with what is known now, not with what was known when the order was posted.
        Assert.That((long?)(await Impact(new JsonObject { ["assume"] = new JsonArray(Group.Stake("JKL", "QRS", "20")) }))["changed"], Is.Zero);
    }

    [Test]
    public async Task An_order_without_a_price_still_shows_its_class()
    {
        var sold = await Impact(new JsonObject { ["assume"] = new JsonArray(Group.Stake("JKL", "QRS", "100"), Group.Policy("XYZ-GOODS", policy => (policy["productKind"], policy["effectiveTo"]) = ("good", "2026-07-31"))) });
        Assert.That(sold["orders"]!.AsArray().Select(order => Side(order!["after"])), Is.EqualTo(new[] { "internal common-control JKL ", "internal common-control JKL " }));
        Assert.That(((long?)sold["changed"], (long?)sold["classChanged"], (long?)sold["refused"]), Is.EqualTo((2, 1, 2)), "of ABC only the price is missing");
    }

    [Test]
    public async Task Supposed_for_a_quote_facts_make_the_price_that_they_would_make()
    {
        var quote = (await Api.Send("POST", "/v1/quotes", ApiClient.Finance, Group.Order().With("/assume", new JsonArray(Group.Stake("JKL", "XYZ", "0")).ToJsonString()))).Must(200).Json;
        Assert.That(((string?)quote["decision"]!["classification"], (string?)quote["total"]), Is.EqualTo(("external", "500.00")));

        var known = (long)quote["knownAt"]!;
        await Api.Record(Group.Price("WIDGET", "full-cost", "90"));
        Assert.That((string?)(await Api.Send("POST", "/v1/quotes", ApiClient.Finance, Group.Order())).Must(200).Json["total"], Is.EqualTo("495.00"));
        Assert.That((string?)(await Api.Send("POST", "/v1/quotes", ApiClient.Finance, Group.Order().With("/knownAt", $"{known}"))).Must(200).Json["total"], Is.EqualTo("440.00"));
        (await Api.Send("POST", "/v1/quotes", ApiClient.Finance, Group.Order().With("/knownAt", "999"))).MustBeProblem(422, "invalid-value", "/knownAt");
        (await Api.Send("POST", "/v1/quotes", ApiClient.Finance, Group.Order().With("/assume", new JsonArray(Group.Stake("JKL", "NOBODY", "1")).ToJsonString()))).MustBeProblem(422, "unknown-party", "/assume/0/owned");
        (await Api.Post(Group.Order().With("/assume", "[]"))).MustBeProblem(400, "unknown-member", "/assume");
    }

    [TestCase("""{"assume":[]}""", 422, "invalid-value", "/assume")]
    [TestCase("""{}""", 400, "missing-member", "/assume")]
    [TestCase("""{"assume":[{"type":"stake","owner":"JKL","owned":"XYZ","votesPercent":"101","capitalPercent":"0","effectiveFrom":"2026-07-01"}]}""", 422, "invalid-value", "/assume/0/votesPercent")]
    [TestCase("""{"assume":[{"type":"stake","owner":"QRS","owned":"XYZ","votesPercent":"1","capitalPercent":"0","effectiveFrom":"2026-07-01"}]}""", 422, "votes-over-100", "/assume/0/votesPercent")]
    [TestCase("""{"assume":[{"type":"stake","owner":"JKL","owned":"XYZ","votesPercent":"0","capitalPercent":"0","effectiveFrom":"2026-07-01"}],"from":"2026-02-01","to":"2026-01-01"}""", 422, "invalid-value", "/to")]
    [TestCase("""{"assume":[{"type":"stake","owner":"JKL","owned":"XYZ","votesPercent":"0","capitalPercent":"0","effectiveFrom":"2026-07-01"}],"company":"NOBODY"}""", 422, "unknown-party", "/company")]
    public async Task What_cannot_be_supposed_is_refused_at_its_place(string body, int status, string code, string pointer)
        => (await Api.SendText("POST", "/v1/ownership/impact", ApiClient.Finance, body)).MustBeProblem(status, code, pointer);

    [Test]
    public async Task A_company_and_a_fact_that_cannot_be_are_both_named()
        => Assert.That(
            (await Api.SendText("POST", "/v1/ownership/impact", ApiClient.Finance, """{"assume":[{"type":"stake","owner":"JKL","owned":"NONE","votesPercent":"1","capitalPercent":"1","effectiveFrom":"2026-07-01"}],"company":"NOBODY"}"""))
                .MustBeProblem(422, "unknown-party", "/company").Json["errors"]!.AsArray().Select(error => $"{error!["code"]} {error["pointer"]}"),
            Is.EqualTo(new[] { "unknown-party /company", "unknown-party /assume/0/owned" }));

    [TestCase("/v1/reports/backdated-facts?from=2026-02-01&to=2026-01-01")]
    [TestCase("/v1/reports/backdated-facts?company=NOBODY")]
    public async Task A_report_of_nothing_is_refused(string path) => (await Api.Get(path)).MustBeProblem(400, "invalid-parameter");

    private async Task<JsonNode> Impact(JsonObject question) => (await Api.Send("POST", "/v1/ownership/impact", ApiClient.Auditor, question)).Must(200).Json;

    private static string Side(JsonNode? side) => $"{side!["classification"]} {side["relationship"]} {side["commonController"]} {side["total"]}";
}
