using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using IntercompanyPricing.Service.Tests.SqlServer;

namespace IntercompanyPricing.Service.Tests.Api;

[EveryStore]
internal sealed class BadOrderTests
{
    private const string Erp = "erp:ABC,XYZ,QRS,GONE,NOB1,NOB2";

    private TestService _service = null!;

    private ApiClient Api => _service.Api;

    [OneTimeSetUp]
    public async Task Start()
    {
        _service = await TestService.WithGroup();
        (await Api.Post(Group.Order("USED", change: order => order["buyerDocument"] = "USED-TOO"), "used", Erp)).Must(201);
    }

    [OneTimeTearDown]
    public async Task Stop() => await _service.DisposeAsync();

    [TestCase("/buyer", "\"NOBODY\"", "unknown-party", "/buyer")]
    [TestCase("/seller", "\"NOBODY\"", "unknown-party", "/seller")]
    [TestCase("/buyer", "\"abc\"", "unknown-party", "/buyer")]
    [TestCase("/buyer", "\"XYZ\"", "same-party", "/seller")]
    [TestCase("/seller", "\"P-1\"", "person-as-seller", "/seller")]
    [TestCase("/buyer", "\"GONE\"", "party-dissolved", "/buyer")]
    [TestCase("/buyer", "\"A BC\"", "invalid-value", "/buyer")]
    [TestCase("/lines/0/product", "\"NOTHING\"", "unknown-product", "/lines/0/product")]
    [TestCase("/lines/0/product", "\"GADGET\"", "product-not-sold-by-seller", "/lines/0/product")]
    [TestCase("/lines/0/unit", "\"KG\"", "unit-mismatch", "/lines/0/unit")]
    [TestCase("/lines/0/quantity", "\"0\"", "invalid-value", "/lines/0/quantity")]
    [TestCase("/lines/0/quantity", "\"-1\"", "invalid-value", "/lines/0/quantity")]
    [TestCase("/lines/0/unitPrice", "\"-1\"", "invalid-value", "/lines/0/unitPrice")]
    [TestCase("/lines/0/unitPrice", "\"87.99\"", "price-mismatch", "/lines/0/unitPrice")]
    [TestCase("/lines/0/product", "\"ADVICE\"", "no-policy", "/lines/0/product")]
    [TestCase("/lines/0/product", "\"NAKED\"", "no-cost", "/lines/0")]
    [TestCase("/lines/0/product", "\"SNIPS\"", "negative-price", "/lines/0/product")]
    [TestCase("/lines", """[{"product":"GOLD","quantity":"999999999","unit":"EA"}]""", "amount-too-large", "/lines/0")]
    [TestCase("/currency", "\"USD\"", "no-rate", "/currency")]
    [TestCase("/currency", "\"EUX\"", "unknown-currency", "/currency")]
    [TestCase("/currency", "\"eur\"", "unknown-currency", "/currency")]
    [TestCase("/agreement", "\"FRAME-1\"", "unknown-agreement", "/agreement")]
    [TestCase("/priceDate", "\"2009-12-31\"", "no-policy", "/lines/0/product")]
    [TestCase("/date", "\"2001-01-01\"", "no-cost", "/lines/0")]
    [TestCase("/documentYear", "1", "invalid-value", "/documentYear")]
    [TestCase("/lines", "[]", "invalid-value", "/lines")]
    [TestCase("/sellerDocument", "\"\"", "invalid-value", "/sellerDocument")]
    [TestCase("/sellerDocument", "\"a\\u0007\"", "invalid-value", "/sellerDocument")]
    [TestCase("/buyerDocument", "\" \"", "invalid-value", "/buyerDocument")]
    [TestCase("/lines/0/serviceFrom", "\"2026-03-01\",\"serviceTo\":\"2026-02-28\"", "invalid-value", "/lines/0/serviceTo")]
    public async Task What_cannot_be_is_refused_at_its_place(string where, string value, string code, string pointer)
        => await Refused(Changed(where, value), 422, code, pointer);

    [Test]
    public async Task Texts_over_the_stated_limits_are_refused()
    {
        foreach (var (pointer, length) in new[] { ("/sellerDocument", 64), ("/buyerDocument", 64), ("/sourceSystem", 64), ("/buyer", 64), ("/lines/0/product", 64), ("/lines/0/unit", 16), ("/lines/0/taxCode", 16), ("/lines/0/lineReference", 64) })
            await Refused(Changed(pointer, $"\"{new string('A', length + 1)}\""), 422, "invalid-value", pointer);
        await Refused(Changed("/lines/0/dimensions", $$"""{"a":"{{new string('A', 201)}}"}"""), 422, "invalid-value", "/lines/0/dimensions");
        await Refused(Changed("/lines", $"[{string.Join(',', Enumerable.Repeat("""{"product":"WIDGET","quantity":1,"unit":"EA"}""", 1001))}]"), 422, "invalid-value", "/lines");
    }

    [Test]
    public async Task Neither_side_keeping_books_is_refused()
        => await Refused(Group.Order("X", "NOB2", "NOB1", product: "GADGET").ToJsonString(), 422, "no-books", "/seller");

    [TestCase("/lines/0/quantity", "\"five\"", "invalid-member", "/lines/0/quantity")]
    [TestCase("/lines/0/quantity", "\"1.2345678901234567890123456789\"", "invalid-member", "/lines/0/quantity")]
    [TestCase("/lines/0/quantity", "1.2345678901234567890123456789", "invalid-member", "/lines/0/quantity")]
    [TestCase("/lines/0/quantity", "12345678901234567890123456789", "invalid-member", "/lines/0/quantity")]
    [TestCase("/lines/0/quantity", "1000000000", "invalid-member", "/lines/0/quantity")]
    [TestCase("/lines/0/quantity", "0.0000001", "invalid-member", "/lines/0/quantity")]
    [TestCase("/lines/0/unitPrice", "\"1000000000000\"", "invalid-member", "/lines/0/unitPrice")]
    [TestCase("/lines/0/dimensions", "{\"a\":\"\\ud800\"}", "invalid-member", "/lines/0/dimensions/a")]
    [TestCase("/date", "\"2026-02-30\"", "invalid-member", "/date")]
    [TestCase("/documentYear", "\"2026\"", "invalid-member", "/documentYear")]
    [TestCase("/documentYear", "99999999999", "invalid-member", "/documentYear")]
    [TestCase("/lines", "null", "invalid-member", "/lines")]
    [TestCase("/lines", "[null]", "invalid-member", "/lines/0")]
    [TestCase("/buyer", "7", "invalid-member", "/buyer")]
    [TestCase("/buyer", "\"ABC\",\"buyer\":\"QRS\"", "duplicate-member", "/buyer")]
    [TestCase("/buyer", "\"ABC\",\"Buyer\":\"QRS\"", "unknown-member", "/Buyer")]
    [TestCase("/buyer", "\"ABC\",\"colour\":\"red\"", "unknown-member", "/colour")]
    [TestCase("/buyer", "\"ABC\",\"id\":\"00000000-0000-0000-0000-000000000000\"", "unknown-member", "/id")]
    public async Task What_cannot_be_read_is_refused_at_its_place(string where, string value, string code, string pointer)
        => await Refused(Changed(where, value), 400, code, pointer);

    [TestCase("sellerDocument")]
    [TestCase("buyer")]
    [TestCase("seller")]
    [TestCase("date")]
    [TestCase("currency")]
    [TestCase("lines")]
    public async Task A_missing_member_is_named(string member) => await Refused(Group.Order("X").With($"/{member}", null).ToJsonString(), 400, "missing-member", $"/{member}");

    [TestCase("product")]
    [TestCase("quantity")]
    [TestCase("unit")]
    public async Task A_missing_member_of_a_line_is_named(string member) => await Refused(Group.Order("X").With($"/lines/0/{member}", null).ToJsonString(), 400, "missing-member", $"/lines/0/{member}");

    [TestCase("", "malformed-json")]
    [TestCase("{", "malformed-json")]
    [TestCase("{\"a\":1}}", "malformed-json")]
    [TestCase("[]", "invalid-member")]
    [TestCase("[null]", "invalid-member")]
    [TestCase("null", "invalid-member")]
    public async Task What_is_no_order_at_all_is_refused(string body, string code) => await Refused(body, 400, code, "");

    [Test]
    public async Task Nesting_without_end_is_refused() => await Refused(string.Concat(Enumerable.Repeat("{\"a\":", 5000)) + "1" + new string('}', 5000), 400, "malformed-json", "");

    [TestCase("text/plain")]
    [TestCase("application/x-www-form-urlencoded")]
    [TestCase("application/json; charset=utf-16")]
    [TestCase("application/jsonl")]
    [TestCase("")]
    public async Task Another_content_type_is_refused(string contentType)
    {
        (await Api.SendText("POST", "/v1/orders", Erp, Group.Order("X").ToJsonString(), "x", contentType)).MustBeProblem(415, "unsupported-media-type");
        await NothingWasPosted();
    }

    [Test]
    public async Task Another_encoding_than_utf8_is_refused()
    {
        using var request = await Api.Request("POST", "/v1/orders", Erp, "x");
        request.Content = new ByteArrayContent(Encoding.Unicode.GetBytes(Group.Order("X").ToJsonString())) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };

        (await Api.Send(request)).MustBeProblem(400, "malformed-json");
        await NothingWasPosted();
    }

    [Test]
    public async Task A_body_over_one_mebibyte_is_refused([Values] bool hasLength)
    {
        var body = Encoding.UTF8.GetBytes(Group.Order("X").ToJsonString().PadRight(1_048_577));
        using var request = await Api.Request("POST", "/v1/orders", Erp, "x");
        request.Content = hasLength ? new ByteArrayContent(body) : new StreamContent(new UnmeasuredStream(body));
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        Assert.That(request.Content.Headers.ContentLength.HasValue, Is.EqualTo(hasLength));

        (await Api.Send(request)).MustBeProblem(413, "body-too-large");
        await NothingWasPosted();
    }

    [TestCase("/sellerDocument", "USED")]
    [TestCase("/buyerDocument", "USED-TOO")]
    public async Task A_document_used_before_is_refused_and_the_order_named(string pointer, string document)
    {
        var known = (string)(await Api.Walk("/v1/orders"))[0]["id"]!;

        var problem = (await Api.Post(Group.Order("X").With(pointer, $"\"{document}\""), who: "erp:XYZ")).MustBeProblem(409, "duplicate-document", pointer);

        Assert.That((string?)problem.Json["order"], Is.EqualTo(known));
        await NothingWasPosted();
    }

    [Test]
    public async Task The_same_number_of_another_year_or_seller_is_another_document()
    {
        await using var service = await TestService.WithGroup();
        (await service.Api.Post(Group.Order("1"), who: Erp)).Must(201);
        (await service.Api.Post(Group.Order("1", change: order => order["documentYear"] = 2025), who: Erp)).Must(201);
        (await service.Api.Post(Group.Order("1", "QRS", "NOB1", product: "GADGET"), who: Erp)).Must(201);
        (await service.Api.Post(Group.Order("1", date: "2025-06-30"), who: Erp)).MustBeProblem(409, "duplicate-document", "/sellerDocument");

        Assert.That(await service.Api.Walk("/v1/orders"), Has.Count.EqualTo(3));
    }

    [TestCase(null, "missing-idempotency-key")]
    [TestCase("a b", "invalid-idempotency-key")]
    [TestCase("ż", "invalid-idempotency-key")]
    public async Task A_missing_or_unusable_idempotency_key_is_refused(string? key, string code)
    {
        (await Api.Send("POST", "/v1/orders", Erp, Group.Order("X"), key)).MustBeProblem(400, code);
        await NothingWasPosted();
    }

    [Test]
    public async Task An_idempotency_key_has_255_characters_at_most()
    {
        (await Api.Send("POST", "/v1/orders", Erp, Group.Order("X"), new string('k', 256))).MustBeProblem(400, "invalid-idempotency-key");
        await NothingWasPosted();
    }

    [Test]
    public async Task All_faults_of_an_order_are_named()
    {
        var problem = (await Api.Post(Group.Order("X", "NOBODY", product: "NOTHING").With("/lines/0/quantity", "5").With("/agreement", "\"A\""), who: Erp)).MustBeProblem(422, "unknown-party");

        Assert.That(problem.Json["errors"]!.AsArray().Select(error => (string?)error!["pointer"]), Is.EqualTo(["/buyer", "/agreement", "/lines/0/product"]));
    }

    [Test]
    public async Task The_price_that_was_expected_is_told()
        => Assert.That((string?)(await Api.Post(Group.Order("X").With("/lines/0/unitPrice", "\"90\""), who: Erp)).MustBeProblem(422, "price-mismatch").Json["detail"], Does.Contain("88 EUR"));

    private async Task Refused(string body, int status, string code, string pointer)
    {
        (await Api.SendText("POST", "/v1/orders", Erp, body, "refused")).MustBeProblem(status, code, pointer);
        await NothingWasPosted();
    }

    private async Task NothingWasPosted()
    {
        Assert.That(await Api.Walk("/v1/orders?limit=1000"), Has.Count.EqualTo(1));
        Assert.That(await Api.Walk("/v1/journal?limit=1000"), Has.Count.EqualTo(2));
    }

    // The value may be the text of a value and of members after it: what stands twice cannot be made of nodes.
    private static string Changed(string pointer, string value)
        => Group.Order("X").With(pointer, "\"@@\"").ToJsonString().Replace("\"@@\"", value, StringComparison.Ordinal);
}
