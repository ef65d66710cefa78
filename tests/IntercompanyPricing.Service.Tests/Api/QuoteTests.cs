using System.Text.Json.Nodes;
using IntercompanyPricing.Service.Tests.SqlServer;

namespace IntercompanyPricing.Service.Tests.Api;

[EveryStore]
internal sealed class QuoteTests
{
    private TestService _service = null!;

    private ApiClient Api => _service.Api;

    [OneTimeSetUp]
    public async Task Start() => _service = await TestService.WithGroup();

    [OneTimeTearDown]
    public async Task Stop() => await _service.DisposeAsync();

    [Test]
    public async Task A_quote_is_the_order_that_would_be_posted_and_posts_nothing()
    {
        var before = (await Api.Walk("/v1/orders?limit=1000")).Count;
        var body = Group.Order("Q/1", change: order => (order["buyerDocument"], order["sourceSystem"], order["documentDate"]) = ("4711", "SAP", "2026-03-02"));

        var quote = (await Api.Send("POST", "/v1/quotes", "erp:ABC", body)).Must(200).Json;
        Assert.That(await Api.Walk("/v1/orders?limit=1000"), Has.Count.EqualTo(before));
        var order = (await Api.Post(body)).Must(201).Json;

        Assert.That(new[] { "id", "postedAt", "postedBy" }.Select(member => quote[member]), Is.All.Null);
        Assert.That(OfTheDecision(quote), Is.EqualTo(OfTheDecision(order)));
    }

    [TestCase(ApiClient.Finance)]
    [TestCase(ApiClient.Auditor)]
    public async Task A_quote_needs_no_document_and_has_no_elimination_key(string who)
    {
        var quote = (await Api.Send("POST", "/v1/quotes", who, Group.Order().With("/sellerDocument", null))).Must(200).Json;
        var order = (await Api.Post(Group.Order())).Must(201).Json;

        Assert.That(quote["journal"]![0]!["lines"]![0]!["eliminationKey"], Is.Null);
        Assert.That(OfTheDecision(quote, withKeys: false), Is.EqualTo(OfTheDecision(order, withKeys: false)));
    }

    [Test]
    public async Task A_quote_is_refused_as_the_order_would_be()
    {
        (await Api.Send("POST", "/v1/quotes", "erp:ABC", Group.Order(product: "ADVICE"))).MustBeProblem(422, "no-policy", "/lines/0/product");
        (await Api.Send("POST", "/v1/quotes", "erp:ABC", Group.Order().With("/lines/0/unitPrice", "87"))).MustBeProblem(422, "price-mismatch", "/lines/0/unitPrice");
        (await Api.Send("POST", "/v1/quotes", "erp:QRS", Group.Order())).MustBeProblem(403, "company-not-in-scope");
        (await Api.Send("POST", "/v1/quotes", "erp:ABC", Group.Order().With("/colour", "1"))).MustBeProblem(400, "unknown-member", "/colour");
    }

    private static string OfTheDecision(JsonNode order, bool withKeys = true)
    {
        var copy = order.DeepClone().AsObject();
        foreach (var member in new[] { "id", "postedAt", "postedBy" })
            copy.Remove(member);
        if (!withKeys)
            copy.Remove("sellerDocument");
        foreach (var entry in copy["journal"]!.AsArray())
        {
            entry!.AsObject().Remove("entryNumber");
            foreach (var line in entry["lines"]!.AsArray())
            {
                if (!withKeys)
                    line!.AsObject().Remove("eliminationKey");
            }
        }

        return copy.ToJsonString();
    }
}
