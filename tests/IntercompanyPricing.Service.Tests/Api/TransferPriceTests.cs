using System.Text.Json.Nodes;
using IntercompanyPricing.Service.Tests.SqlServer;

namespace IntercompanyPricing.Service.Tests.Api;

/// <summary>What tax people do: record a benchmark, have prices tested against it, ask which policy wins, and look for trade without an agreement.</summary>
[EveryStore]
internal sealed class TransferPriceTests
{
    private TestService _service = null!;

    private ApiClient Api => _service.Api;

    [SetUp]
    public async Task Start() => _service = await TestService.WithGroup();

    [TearDown]
    public async Task Stop() => await _service.DisposeAsync();

    [Test]
    public async Task A_benchmark_is_answered_with_its_range()
    {
        var benchmark = Group.Benchmark("BM").With("/observations/0/value", "\"4.1\"");
        var recorded = (await Api.Send("POST", "/v1/facts", ApiClient.Finance, ApiClient.Batch(benchmark))).Must(201);
        Assert.That(recorded.Json["count"]!.GetValue<int>(), Is.EqualTo(1));

        foreach (var answer in new[] { await Api.Read("/v1/benchmarks/BM"), (await Api.Read("/v1/benchmarks"))["items"]![0]!, (await Api.Read("/v1/benchmarks/BM/history"))["items"]![0]! })
            Assert.That(new[] { "lower", "median", "upper" }.Select(end => (string?)answer[end]), Is.EqualTo(new[] { "4.1", "5.05", "6" }));
        benchmark.Remove("type");
        benchmark.Remove("id");
        benchmark["lower"] = "1";
        (await Api.Send("PUT", "/v1/benchmarks/BM", ApiClient.Finance, benchmark)).MustBeProblem(400, "unknown-member", "/lower");
    }

    [Test]
    public async Task The_test_is_kept_on_the_order_and_made_the_same_way_again()
    {
        await Api.Record(Group.Benchmark("BM"), Group.Policy("P", policy => (policy["product"], policy["method"], policy["parameters"], policy["benchmark"], policy["onOutOfRange"]) = ("WIDGET", "list-price", new JsonObject(), "BM", "median")));
        var order = (await Api.Post(Group.Order())).Must(201);
        var line = order.Json["lines"]![0]!;
        Assert.That(((string?)line["unitPrice"], (string?)order.Json["total"]), Is.EqualTo(("84", "420.00")), "list is 100, cost 80: a net cost plus of 25 is moved to the median of 5");
        Assert.That(line["pricing"]!["range"]!.AsObject().Where(member => member.Key != "benchmarkVersion").Select(member => $"{member.Key} {member.Value}"), Is.EqualTo(new[]
        {
            "benchmark BM", "indicator net-cost-plus", "value 25", "lower 4", "median 5", "upper 6", "position above", "testedParty seller", "onOutOfRange median",
        }));
        var later = Group.Benchmark("BM").With("/observations/0/value", "\"20\"").With("/observations/1/value", "\"30\"");
        await Api.Record(later);

        Assert.That((bool?)(await Api.Read($"{order.Location}/reperformance"))["agrees"], Is.True, "on the study known then");
        Assert.That((string?)(await Api.Post(Group.Order())).Must(201).Json["lines"]![0]!["unitPrice"], Is.EqualTo("100"), "and the new one finds list within");
    }

    [Test]
    public async Task Dual_prices_are_posted_reversed_and_decided_again()
    {
        await Api.Record(
            Group.Price("PAINTING", "market", "16", "XYZ-PAINT"),
            Group.Policy("DUAL", policy => (policy["product"], policy["buyer"], policy["relationships"], policy["method"], policy["parameters"])
                = ("PAINTING", "XYZ-SHOP", new JsonArray("same-company"), "department", new JsonObject { ["basis"] = "dual", ["sellerBasis"] = "market", ["buyerBasis"] = "full-cost" })));
        var order = (await Api.Post(Group.Order(buyer: "XYZ-SHOP", seller: "XYZ-PAINT", product: "PAINTING"), who: "erp:XYZ")).Must(201);
        Assert.That(order.Json["lines"]![0]!["dual"]!.ToJsonString(), Is.EqualTo("""{"unitPrice":"16","amount":"80.00","difference":"30.00"}"""));
        Assert.That(Group.Balances(order.Json)["XYZ"], Is.EqualTo((0m, 0m)));

        var reversal = (await Api.SendText("POST", $"{order.Location}/reversal", "erp:XYZ", """{"date":"2026-03-02","reason":"x","lines":[{"number":1,"quantity":"2"}]}""", "r")).Must(201);
        Assert.That(reversal.Json["lines"]![0]!["dual"]!.ToJsonString(), Is.EqualTo("""{"unitPrice":"16","amount":"-32.00","difference":"-12.00"}"""));
        foreach (var location in new[] { order.Location, reversal.Location })
            Assert.That((bool?)(await Api.Read($"{location}/reperformance"))["agrees"], Is.True);
    }

    [Test]
    public async Task Trade_without_an_agreement_is_listed_until_there_is_one()
    {
        var without = (await Api.Post(Group.Order("W/1"))).Must(201);
        await Api.Post(Group.Order("W/2", buyer: "QRS"), who: "erp:QRS");
        await Api.Post(Group.Order("W/3", buyer: "P-2"), who: "erp:XYZ");
        await Api.SendText("POST", $"{without.Location}/reversal", "erp:ABC", """{"date":"2026-03-02","reason":"x"}""", "r");
        await Api.Record(new JsonObject { ["type"] = "agreement", ["id"] = "IC-1", ["provider"] = "XYZ", ["receiver"] = "ABC", ["productKinds"] = new JsonArray("good"), ["effectiveFrom"] = "2020-01-01" });
        var with = (await Api.Post(Group.Order("W/4"))).Must(201);

        Assert.That((string?)with.Json["agreement"], Is.EqualTo("IC-1"), "found, and kept on the order");
        Assert.That((bool?)(await Api.Read($"{with.Location}/reperformance"))["agrees"], Is.True);
        var rows = await Api.Walk("/v1/reports/trade-without-agreement?limit=1&company=ABC");
        Assert.That(rows.Select(row => (string?)row["sellerDocument"]), Is.EqualTo(new[] { "W/1" }));
        Assert.That((string?)rows[0]["total"], Is.EqualTo("440.00"));
        (await Api.Get("/v1/reports/trade-without-agreement?company=NOBODY")).MustBeProblem(400, "invalid-parameter");
    }

    [Test]
    public async Task A_required_agreement_that_is_missing_is_a_refusal_and_nothing_is_posted()
    {
        await Api.Record(Group.Company("ABC", company => company["requireAgreement"] = true));
        (await Api.Post(Group.Order("N/1"), "n")).MustBeProblem(422, "no-agreement", "/agreement");
        await Api.Record(new JsonObject { ["type"] = "agreement", ["id"] = "IC-1", ["provider"] = "XYZ", ["receiver"] = "ABC", ["effectiveFrom"] = "2020-01-01" });
        (await Api.Post(Group.Order("N/1"), "n")).Must(201);
    }

    [Test]
    public async Task An_erp_system_reads_the_agreements_of_its_companies()
    {
        await Api.Record(new JsonObject { ["type"] = "agreement", ["id"] = "IC-1", ["provider"] = "XYZ", ["receiver"] = "ABC", ["effectiveFrom"] = "2020-01-01" });
        (await Api.Get("/v1/agreements/IC-1", "erp:ABC")).Must(200);
        (await Api.Get("/v1/agreements/IC-1", "erp:QRS")).MustBeProblem(404, "not-found");
    }

    [Test]
    public async Task Which_policy_wins_and_why_the_others_do_not()
    {
        await Api.Record(Group.Policy("FOR-ABC", policy => policy["buyer"] = "ABC"));
        var choice = await Api.Read("/v1/policies/resolve?buyer=ABC&seller=XYZ&product=WIDGET&date=2026-03-01");
        Assert.That((string?)choice["policy"], Is.EqualTo("FOR-ABC"));
        Assert.That(choice["others"]!.AsArray().Select(other => $"{other!["policy"]} {other["misses"]!.ToJsonString()}"), Does.Contain("""XYZ-GOODS ["less-specific"]""").And.Contain("""XYZ-SNIPS ["other-product"]"""));
        Assert.That((string?)(await Api.Read("/v1/policies/resolve?buyer=QRS&seller=XYZ&product=WIDGET"))["policy"], Is.Null, "between outsiders no policy makes a price");
    }

    [TestCase("buyer=ABC&seller=XYZ", 400, "invalid-parameter")]
    [TestCase("buyer=ABC&seller=XYZ&product=NOTHING", 422, "unknown-product")]
    [TestCase("buyer=ABC&seller=XYZ&product=GADGET", 422, "product-not-sold-by-seller")]
    [TestCase("buyer=ABC&seller=NOBODY&product=WIDGET", 422, "unknown-party")]
    [TestCase("buyer=XYZ&seller=XYZ&product=WIDGET", 422, "same-party")]
    [TestCase("buyer=ABC&seller=P-1&product=WIDGET", 422, "person-as-seller")]
    [TestCase("buyer=ABC&seller=GONE&product=WIDGET", 422, "party-dissolved")]
    [TestCase("buyer=ABC&seller=XYZ&product=WIDGET&knownAt=9999", 400, "invalid-parameter")]
    public async Task A_question_that_makes_no_sense_is_refused(string query, int status, string code)
        => (await Api.Get($"/v1/policies/resolve?{query}")).MustBeProblem(status, code);
}
