using System.Text;
using IntercompanyPricing.Service.Tests.SqlServer;

namespace IntercompanyPricing.Service.Tests.Api;

[EveryStore]
internal sealed class RequestPrecedenceTests
{
    private TestService _service = null!;

    private ApiClient Api => _service.Api;

    [OneTimeSetUp]
    public async Task Start() => _service = await TestService.WithGroup();

    [OneTimeTearDown]
    public async Task Stop() => await _service.DisposeAsync();

    [Test]
    public async Task A_very_bad_request_is_answered_its_faults_one_by_one_in_the_documented_order()
    {
        (await Api.Post(Group.Order("TAKEN"), "taken")).Must(201);

        // Everything is wrong with it, and each step puts one thing right.
        var (method, path, who, type, key) = ("DELETE", "/v1/order", (string?)null, "text/plain", "a b");
        var body = Group.Order("TAKEN", "GONE", "QRS", product: "GADGET").With("/colour", "\"red\"").ToJsonString();
        var padding = 1_048_577;

        await Answers(404, "not-found");
        path = "/v1/orders";
        await Answers(405, "method-not-allowed");
        method = "POST";
        await Answers(401, "unauthenticated");
        who = ApiClient.Finance;
        await Answers(403, "forbidden");
        who = "erp:ABC";
        await Answers(415, "unsupported-media-type");
        type = "application/json";
        await Answers(413, "body-too-large");
        padding = 0;
        await Answers(400, "invalid-idempotency-key");
        key = "taken";
        await Answers(422, "idempotency-key-reused");
        key = "fresh";
        await Answers(400, "unknown-member");
        body = Group.Order("TAKEN", "GONE", "QRS", product: "GADGET").ToJsonString();
        await Answers(403, "company-not-in-scope");
        body = Group.Order("TAKEN", "GONE", "XYZ", product: "GADGET").With("/lines/0/quantity", "0").ToJsonString();
        who = "erp:XYZ";
        await Answers(422, "invalid-value");
        body = Group.Order("TAKEN", "GONE", "XYZ", product: "GADGET").ToJsonString();
        await Answers(422, "party-dissolved");
        body = Group.Order("TAKEN", "ABC", "XYZ", product: "GADGET").ToJsonString();
        await Answers(422, "product-not-sold-by-seller");
        body = Group.Order("TAKEN").ToJsonString();
        await Answers(409, "duplicate-document");
        body = Group.Order("FREE").ToJsonString();
        (await Send()).Must(201);

        async Task Answers(int status, string code) => (await Send()).MustBeProblem(status, code);

        async Task<Answer> Send()
        {
            using var request = await Api.Request(method, path, who, key);
            request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body.PadRight(padding)));
            request.Content.Headers.TryAddWithoutValidation("Content-Type", type);
            return await Api.Send(request);
        }
    }

    [Test]
    public async Task A_company_out_of_scope_is_refused_before_any_party_is_looked_up()
    {
        (await Api.Post(Group.Order(buyer: "NOBODY", seller: "QRS"))).MustBeProblem(403, "company-not-in-scope");
        (await Api.Post(Group.Order(buyer: "P-1", seller: "QRS"))).MustBeProblem(403, "company-not-in-scope");
        Assert.That((await Api.Walk("/v1/orders")).Select(order => (string?)order["seller"]), Does.Not.Contain("QRS"));
    }

    [TestCase("/nowhere")]
    [TestCase("/v1")]
    [TestCase("/v1/orders/1/lines")]
    [TestCase("/openapi/v2.json")]
    [TestCase("/swagger/nothing.js")]
    [TestCase("/problems/nothing")]
    public async Task What_does_not_exist_is_a_problem_with_or_without_a_key(string path)
    {
        (await Api.Send("GET", path, null)).MustBeProblem(404, "not-found");
        (await Api.Send("GET", path, ApiClient.Admin)).MustBeProblem(404, "not-found");
    }
}
