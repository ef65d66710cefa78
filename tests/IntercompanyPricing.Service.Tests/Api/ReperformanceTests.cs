using System.Text.Json;
using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using IntercompanyPricing.Domain.MasterData;
using IntercompanyPricing.Domain.Orders;
using IntercompanyPricing.Service.Tests.SqlServer;
using IntercompanyPricing.Storage.Json;

namespace IntercompanyPricing.Service.Tests.Api;

/// <summary>What an order rests on is kept: it can be replayed, decided again and asked about beforehand.</summary>
[EveryStore]
internal sealed class ReperformanceTests
{
    private static readonly Config _config = Config.QuickThrowOnFailure.WithMaxTest(60).WithReplay(20260301, 1);

    private static readonly Gen<(string Buyer, string Seller, string Product)> _trades = Gen.Elements(
        ("ABC", "XYZ", "WIDGET"), ("ABC-SHOP", "XYZ", "WIDGET"), ("JKL", "XYZ", "WIDGET"), ("QRS", "XYZ", "WIDGET"), ("QRS", "XYZ", "ADVICE"), ("P-1", "XYZ", "GOLD"),
        ("XYZ-SHOP", "XYZ-PAINT", "PAINTING"), ("QRS", "NOB1", "GADGET"));

    private static readonly Gen<JsonObject> _orders =
        from trade in _trades
        from day in Gen.Choose(0, 4000)
        from currency in Gen.Elements("EUR", "PLN", "JPY", "TND")
        from quantities in Gen.Choose(1, 20_000_000).NonEmptyListOf()
        select Group.Order(null, trade.Buyer, trade.Seller, new DateOnly(2016, 1, 1).AddDays(day).ToString("yyyy-MM-dd", null), trade.Product, order =>
        {
            order["currency"] = currency;
            order["lines"] = new JsonArray([.. quantities.Take(5).Select(millionths =>
                (JsonNode)new JsonObject { ["product"] = trade.Product, ["quantity"] = (millionths / 1_000_000m).ToString(System.Globalization.CultureInfo.InvariantCulture), ["unit"] = "EA" })]);
        });

    private static readonly Gen<int> _years = Gen.Choose(2015, 2026);

    private static readonly Gen<JsonObject> _facts = Gen.OneOf(
        Gen.Elements("JKL", "ABC", "P-1").Zip(Gen.Elements("0", "20", "50", "50.0001", "100")).Zip(_years, (stake, year) => Group.Stake(stake.Item1, "QRS", stake.Item2, $"{year}-01-01")),
        Gen.Choose(1, 200).Zip(_years, (cost, year) => Group.Price("WIDGET", "full-cost", $"{cost}.37", from: $"{year}-06-15")),
        Gen.Choose(1, 200).Zip(_years, (list, year) => Group.Price("ADVICE", "list", $"{list}.5", from: $"{year}-06-15")),
        Gen.Elements("PLN", "JPY", "TND").Zip(Gen.Choose(1, 100_000)).Zip(_years, (rate, year) => Group.Rate("EUR", rate.Item1, $"{rate.Item2}.123", $"{year}-03-01")),
        Gen.Choose(-50, 200).Zip(_years, (markup, year) => Group.Policy(
            "XYZ-GOODS", policy => (policy["productKind"], policy["parameters"]!["markupPercent"], policy["effectiveFrom"]) = ("good", $"{markup}", $"{year}-01-01"))),
        Gen.Elements("product", "lowest-link", "pass-through", "votes", "control-or-joint", "direct", "ias-24").Zip(_years, (preset, year) => new JsonObject
        { ["type"] = "related-party-rule", ["id"] = "RULE", ["preset"] = preset, ["when"] = year % 2 == 0 ? "at-date" : "any-time-in-year", ["effectiveFrom"] = $"{year}-01-01" }));

    private TestService _service = null!;

    private ApiClient Api => _service.Api;

    [SetUp]
    public async Task Start()
    {
        _service = await TestService.WithGroup();
        await Api.Record(Group.Rate("EUR", "PLN", "4.2713"), Group.Rate("EUR", "JPY", "161.7"), Group.Rate("EUR", "TND", "3.3845"),
            Group.Policy("XYZ-RELATED", policy => (policy["relationships"], policy["method"], policy["parameters"], policy["evidence"]) = (new JsonArray("related-party"), "list-price", new JsonObject(), "invoices to outsiders")));
    }

    [TearDown]
    public async Task Stop() => await _service.DisposeAsync();

    [Test]
    public void Every_order_is_replayed_decided_again_and_balanced()
    {
        var posted = 0;
        Prop.ForAll(_orders.Zip(_facts.ListOf(2)).ToArbitrary(), sample => Held(sample.Item1, sample.Item2).GetAwaiter().GetResult()).Check(_config);
        Assert.That(posted, Is.GreaterThan(30), "most are no refusals");

        async Task<bool> Held(JsonObject body, IEnumerable<JsonObject> recordedAfter)
        {
            var key = $"{body["sellerDocument"]}";
            var who = "erp:ABC,XYZ,JKL,NOB1,QRS";
            var answer = await Api.Post(body, key, who);
            foreach (var fact in recordedAfter)
                await Api.Send("POST", "/v1/facts", ApiClient.Finance, ApiClient.Batch(fact));
            if (answer.Status != 201)
                return answer.Status == 422;

            posted++;
            var replay = await Api.Post(body, key, who);
            Assert.That((replay.Replayed, replay.Text), Is.EqualTo((true, answer.Text)));
            var request = JsonSerializer.Deserialize(body.ToJsonString(), DocumentJson.Documents.OrderRequest)!;
            var again = OrderDecision.Decide(request, _service.Get<FactLog>().At((long)answer.Json["knownAt"]!)).Value!;
            Assert.That(Decided(JsonSerializer.SerializeToNode(again, DocumentJson.Documents.Order)!), Is.EqualTo(Decided(answer.Json)));
            var performed = await Api.Read($"/v1/orders/{answer.Json["id"]}/reperformance", ApiClient.Auditor);
            Assert.That(((bool?)performed["agrees"], (bool?)performed["proofHolds"], performed["proofFaults"]!.AsArray().Count), Is.EqualTo((true, true, 0)));
            Assert.That(Group.Balances(answer.Json).Values, Is.All.EqualTo((0m, 0m)));
            Assert.That(Group.Decimal(answer.Json["total"]), Is.EqualTo(answer.Json["lines"]!.AsArray().Sum(line => Group.Decimal(line!["amount"]))));
            return true;
        }
    }

    [Test]
    public void A_what_if_answers_as_after_recording_the_same_facts()
    {
        Prop.ForAll(
            (from facts in _facts.NonEmptyListOf() from trade in _trades from day in Gen.Choose(0, 4000) select (facts.Take(4).ToList(), trade, new DateOnly(2016, 1, 1).AddDays(day))).ToArbitrary(),
            sample => Held(sample.Item1, sample.trade, sample.Item3).GetAwaiter().GetResult()).Check(_config);

        async Task<bool> Held(List<JsonObject> facts, (string Buyer, string Seller, string Product) trade, DateOnly date)
        {
            var question = new JsonObject { ["buyer"] = trade.Buyer, ["seller"] = trade.Seller, ["date"] = date.ToString("yyyy-MM-dd", null), ["assume"] = new JsonArray([.. facts.Select(fact => fact.DeepClone())]) };
            var before = await Api.Send("POST", "/v1/classifications", ApiClient.Finance, question);
            var recorded = await Api.Send("POST", "/v1/facts", ApiClient.Finance, ApiClient.Batch([.. facts]));
            if (recorded.Status != 201)
                return before.Status == recorded.Status && before.Code == recorded.Code;

            var after = await Api.Send("POST", "/v1/classifications", ApiClient.Finance, question.With("/assume", "[]"));
            Assert.That(WithoutVersions(before.Must(200).Json), Is.EqualTo(WithoutVersions(after.Must(200).Json)));
            return true;
        }
    }

    // All but id, who, when and the numbers that the store gives.
    private static string Decided(JsonNode order)
    {
        foreach (var member in new[] { "id", "postedAt", "postedBy" })
            order[member] = null;
        foreach (var entry in order["journal"]!.AsArray())
            entry!["entryNumber"] = null;
        return order.ToJsonString();
    }

    private static string WithoutVersions(JsonNode node)
    {
        Remove(node);
        return node.ToJsonString();

        static void Remove(JsonNode? node)
        {
            if (node is JsonObject members)
            {
                members.Remove("version");
                members.Remove("knownAt");
                foreach (var (_, value) in members)
                    Remove(value);
            }
            else if (node is JsonArray items)
            {
                foreach (var item in items)
                    Remove(item);
            }
        }
    }
}
