using System.Text.Json.Nodes;
using IntercompanyPricing.Service.Tests.SqlServer;

namespace IntercompanyPricing.Service.Tests.Api;

[EveryStore]
internal sealed class ErpVisibilityTests
{
    private TestService _service = null!;

    private ApiClient Api => _service.Api;

    [OneTimeSetUp]
    public async Task Start()
    {
        _service = await TestService.WithGroup();
        await Api.Record(Group.Price("WIDGET", "market", "95"), Group.Price("WIDGET", "resale", "130", "ABC"));
    }

    [OneTimeTearDown]
    public async Task Stop() => await _service.DisposeAsync();

    [TestCase("parties")]
    [TestCase("stakes")]
    [TestCase("products")]
    public async Task Parties_stakes_and_products_are_read_by_all(string path)
        => Assert.That((await Api.Walk($"/v1/{path}?limit=4", "erp:QRS")).Count, Is.EqualTo((await Api.Walk($"/v1/{path}")).Count).And.GreaterThan(1));

    [TestCase("erp:XYZ", "WIDGET:list:XYZ WIDGET:market:XYZ")]
    [TestCase("erp:ABC", "WIDGET:resale:ABC")]
    [TestCase("erp:QRS", "")]
    public async Task Of_prices_an_erp_key_reads_those_of_its_companies_and_no_cost(string who, string expected)
        => Assert.That((await Api.Walk("/v1/prices?product=WIDGET&limit=1", who)).Select(price => string.Join(':', ((string)price["key"]!).Split(':')[..3])), Is.EqualTo(expected.Split(' ', StringSplitOptions.RemoveEmptyEntries)));

    [TestCase("/v1/prices/WIDGET:full-cost:XYZ:EUR:0")]
    [TestCase("/v1/prices/WIDGET:full-cost:XYZ:EUR:0/history")]
    public async Task A_cost_is_to_an_erp_key_as_if_it_did_not_exist(string path)
    {
        (await Api.Get(path)).Must(200);
        (await Api.Get(path, "erp:XYZ")).MustBeProblem(404, "not-found");
    }

    [TestCase("/v1/prices/WIDGET:list:XYZ:EUR:0")]
    [TestCase("/v1/prices/WIDGET:list:XYZ:EUR:0/history")]
    public async Task Another_companys_price_is_to_an_erp_key_as_if_it_did_not_exist(string path)
    {
        (await Api.Get(path, "erp:XYZ")).Must(200);
        (await Api.Get(path, "erp:ABC")).MustBeProblem(404, "not-found");
    }

    [Test]
    public async Task What_an_erp_key_supposes_tells_no_cost_and_no_policy()
    {
        var atCost = Group.Policy("AT-COST", policy => (policy["buyer"], policy["productKind"], policy["parameters"]!["markupPercent"]) = ("QRS", "good", "0"));
        var question = Group.Order(buyer: "QRS").With("/assume", new JsonArray(Group.Stake("JKL", "QRS", "100"), atCost).ToJsonString());
        (await Api.Send("POST", "/v1/quotes", ApiClient.Finance, question)).Must(200);
        (await Api.Send("POST", "/v1/quotes", "erp:QRS", question)).MustBeProblem(403, "forbidden");
        (await Api.Send("POST", "/v1/quotes", "erp:QRS", question.With("/assume", "[]"))).Must(200);

        JsonObject Classification(params JsonNode[] assume) => new() { ["buyer"] = "QRS", ["seller"] = "XYZ", ["date"] = "2026-03-01", ["assume"] = new JsonArray(assume) };
        (await Api.Send("POST", "/v1/classifications", "erp:QRS", Classification(Group.Stake("JKL", "QRS", "100")))).Must(200);
        (await Api.Send("POST", "/v1/classifications", "erp:QRS", Classification(atCost.DeepClone()))).MustBeProblem(403, "forbidden");
    }
}
