using System.Text.Json.Nodes;
using IntercompanyPricing.Service.Tests.SqlServer;

namespace IntercompanyPricing.Service.Tests.Api;

/// <summary>ABC buys from QRS outside what XYZ makes for 88 inside the group.</summary>
[EveryStore]
internal sealed class InternalAlternativeTests
{
    private TestService _service = null!;

    private ApiClient Api => _service.Api;

    [OneTimeSetUp]
    public async Task Start()
    {
        _service = await TestService.WithGroup();
        await Api.Record(Group.Product("OUTSIDE", "QRS").With("/equivalents", "[\"WIDGET\"]"), Group.Price("OUTSIDE", "list", "95"));
    }

    [OneTimeTearDown]
    public async Task Stop() => await _service.DisposeAsync();

    [Test]
    public async Task A_quote_names_it_and_a_posted_order_keeps_it()
    {
        var quote = (await Api.Send("POST", "/v1/quotes", "erp:ABC", Purchase())).Must(200).Json;
        var order = (await Api.Post(Purchase())).Must(201);

        Assert.That(Alternative(quote), Is.EqualTo("XYZ WIDGET 88 common-control cost-plus XYZ-GOODS"));
        Assert.That(Alternative(order.Json), Is.EqualTo(Alternative(quote)));
        Assert.That(Alternative(await Api.Read(order.Location!)), Is.EqualTo(Alternative(quote)));
        Assert.That((string?)quote["decision"]!["classification"], Is.EqualTo("external"));
        Assert.That((bool?)(await Api.Read($"{order.Location}/reperformance"))["agrees"], Is.True);
    }

    [Test]
    public async Task The_outside_seller_does_not_learn_the_groups_price()
    {
        var (key, body) = ($"key-{Guid.NewGuid()}", Purchase());
        var posted = (await Api.Post(body, key, "erp:QRS")).Must(201);
        var replayed = (await Api.Post(body, key, "erp:QRS")).Must(201);
        var quoted = (await Api.Send("POST", "/v1/quotes", "erp:QRS", Purchase())).Must(200).Json;
        var listed = (await Api.Walk("/v1/orders?buyer=ABC&limit=1000", "erp:QRS")).Single(order => (string?)order["id"] == (string?)posted.Json["id"]);
        var told = (await Api.Read("/v1/changes?limit=1000", "erp:QRS"))["items"]!.AsArray().Select(change => change!["data"]!).Single(order => (string?)order["id"] == (string?)posted.Json["id"]);

        Assert.That(replayed.Replayed, Is.True);
        foreach (var order in new[] { posted.Json, replayed.Json, quoted, listed, told, await Api.Read(posted.Location!, "erp:QRS") })
            Assert.That((order["lines"]![0]!["internalAlternative"], (string?)order["total"]), Is.EqualTo(((JsonNode?)null, "475.00")));
        Assert.That(Alternative(await Api.Read(posted.Location!, "erp:ABC")), Does.StartWith("XYZ WIDGET 88"));
    }

    private static JsonObject Purchase() => Group.Order(seller: "QRS", product: "OUTSIDE");

    private static string Alternative(JsonNode order)
        => string.Join(' ', new[] { "seller", "product", "unitPrice", "relationship", "method", "policy" }.Select(member => order["lines"]![0]!["internalAlternative"]![member]));
}
