using System.Text.Json.Nodes;
using IntercompanyPricing.Service.Tests.SqlServer;

namespace IntercompanyPricing.Service.Tests.Api;

/// <summary>A purchase between outsiders whom a rule relates: QRS buys from XYZ, and JKL, which owns XYZ, has 30 % of QRS.</summary>
[EveryStore]
internal sealed class RelatedPartyTests
{
    private const string Rule = """{"preset":"lowest-link","basis":"any","thresholdPercent":"25","inclusive":true,"commonHolder":true,"gatePercent":null,"when":"at-date","countries":["PL"]}""";

    private TestService _service = null!;

    private ApiClient Api => _service.Api;

    [SetUp]
    public async Task Start()
    {
        _service = await TestService.WithGroup();
        await Api.Record(Group.Stake("JKL", "QRS", "30"));
    }

    [TearDown]
    public async Task Stop() => await _service.DisposeAsync();

    [Test]
    public async Task A_decision_tells_the_chain_that_relates_the_parties()
    {
        var version = await Record(Rule);

        var decision = await Classify();

        Assert.That(((string?)decision["classification"], (string?)decision["relationship"]), Is.EqualTo(("external", "related-party")));
        Assert.That(decision["related"]!.ToJsonString(), Is.EqualTo(
            $$"""[{"rule":"PL","version":{{version}},"related":true,"percent":"30","atLeast":false,"on":"2026-03-01","holder":"JKL","path":["""
            + $$"""{"holder":"JKL","owned":"QRS","percent":"30","controlFact":null,"version":{{version - 1}}},{"holder":"JKL","owned":"XYZ","percent":"100","controlFact":null,"version":{{version - 2}}}]}]"""));
    }

    [Test]
    public async Task A_rule_can_be_tried_out_before_it_is_recorded()
    {
        var rule = JsonNode.Parse(Rule)!.AsObject();
        (rule["type"], rule["id"]) = ("related-party-rule", "PL");

        Assert.That((string?)(await Classify(rule))["relationship"], Is.EqualTo("related-party"));
        Assert.That((string?)(await Classify(rule.DeepClone().With("/thresholdPercent", "\"30.000001\"")))["relationship"], Is.EqualTo("unrelated"));
        Assert.That((string?)(await Classify())["relationship"], Is.EqualTo("unrelated"), "nothing was recorded");
    }

    [Test]
    public async Task Related_parties_need_a_policy_that_names_them_even_at_an_agreed_price()
    {
        await Record(Rule);

        (await Api.Post(Group.Order(buyer: "QRS"), who: "erp:XYZ")).MustBeProblem(422, "no-policy", "/lines/0/product");
        (await Api.Post(Group.Order(buyer: "QRS").With("/lines/0/unitPrice", "100"), who: "erp:XYZ")).MustBeProblem(422, "no-policy", "/lines/0/product");
    }

    [Test]
    public async Task A_related_purchase_is_priced_by_policy_posted_to_its_own_accounts_and_never_eliminated()
    {
        await Record(Rule);
        await Api.Record(Group.Policy("XYZ-RELATED", policy => (policy["relationships"], policy["method"], policy["parameters"], policy["evidence"]) = (new JsonArray("related-party"), "list-price", new JsonObject(), "invoices to outsiders")));

        var posted = (await Api.Post(Group.Order(buyer: "QRS"), who: "erp:XYZ")).Must(201);
        var advice = (await Api.Post(Group.Order(buyer: "QRS", product: "ADVICE"), who: "erp:XYZ")).Must(201).Json;

        using (Assert.EnterMultipleScope())
        {
            var order = posted.Json;
            Assert.That(((string?)order["lines"]![0]!["unitPrice"], (string?)order["lines"]![0]!["pricing"]!["policy"]), Is.EqualTo(("100", "XYZ-RELATED")));
            Assert.That(AccountsOf(order), Is.EqualTo(["XYZ 1210", "XYZ 4010", "QRS 1400", "QRS 2110"]));
            Assert.That(AccountsOf(advice), Is.EqualTo(["XYZ 1210", "XYZ 4010", "QRS 5010", "QRS 2110"]));
            Assert.That(order["journal"]!.AsArray().SelectMany(entry => entry!["lines"]!.AsArray()).Select(line => (string?)line!["eliminationKey"]), Is.All.Null);
            Assert.That(Group.Balances(order).Values, Is.All.EqualTo((0m, 0m)));
            Assert.That((await Api.Read($"{posted.Location}/reperformance"))["differences"]!.AsArray(), Is.Empty);
            Assert.That((string?)(await Api.Read("/v1/reports/classification?company=QRS"))["items"]![0]!["proof"], Does.StartWith("JKL holds 30% of QRS (version 3) and 100% of XYZ (version 2): related under PL (version 4) with 30%"));
        }
    }

    [Test]
    public async Task An_order_from_before_the_rule_stays_what_it_was()
    {
        var posted = (await Api.Post(Group.Order(buyer: "QRS"), who: "erp:XYZ")).Must(201);
        await Record(Rule);

        var again = await Api.Read($"{posted.Location}/reperformance");

        Assert.That(posted.Json["decision"]!["related"]!.AsArray(), Is.Empty);
        Assert.That(((bool?)again["agrees"], again["differences"]!.AsArray().Count), Is.EqualTo((true, 0)));
        Assert.That((string?)(await Classify())["relationship"], Is.EqualTo("related-party"));
    }

    private async Task<long> Record(string rule) => (long)(await Api.SendText("PUT", "/v1/related-party-rules/PL", ApiClient.Finance, rule)).Must(201).Json["version"]!;

    private async Task<JsonNode> Classify(params JsonNode[] assume)
        => (await Api.Send("POST", "/v1/classifications", ApiClient.Auditor, new JsonObject { ["buyer"] = "QRS", ["seller"] = "XYZ", ["date"] = "2026-03-01", ["assume"] = new JsonArray([.. assume.Select(fact => fact.DeepClone())]) })).Must(200).Json;

    private static IEnumerable<string> AccountsOf(JsonNode order) => order["journal"]!.AsArray().SelectMany(entry => entry!["lines"]!.AsArray(), (entry, line) => $"{entry!["company"]} {line!["account"]}");
}
