using System.Net;
using System.Text.Json;

namespace IntercompanyPricing.Service.Tests.Http;

internal sealed class DescriptionTests
{
    private TestService _service = null!;
    private JsonElement _document;

    [OneTimeSetUp]
    public async Task Start()
    {
        _service = await TestService.InMemory();
        _document = JsonDocument.Parse(await _service.Client.GetStringAsync("/openapi/v1.json")).RootElement;
    }

    [OneTimeTearDown]
    public async Task Stop() => await _service.DisposeAsync();

    [TestCase("/openapi/v1.yaml")]
    [TestCase("/swagger/index.html")]
    [TestCase("/health/live")]
    public async Task Needs_no_key(string path)
    {
        using var response = await _service.Client.GetAsync(path);

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public void Is_openapi_3_1() => Assert.That(_document.GetProperty("openapi").GetString(), Does.StartWith("3.1"));

    [Test]
    public void Says_who_may_do_what_with_which_headers()
    {
        var post = Operation("/v1/samples", "post");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(post.GetProperty("security")[0].TryGetProperty("ApiKey", out _), Is.True);
            Assert.That(post.GetProperty("description").GetString(), Is.EqualTo("Roles: erp, finance."));
            Assert.That(post.GetProperty("parameters").EnumerateArray().Select(parameter => parameter.GetProperty("name").GetString()), Is.EqualTo(["Idempotency-Key"]));
            Assert.That(post.GetProperty("requestBody").GetProperty("content").GetProperty("application/json").GetProperty("schema").GetProperty("$ref").GetString(), Does.EndWith("/Sample"));
            Assert.That(post.GetProperty("responses").EnumerateObject().Select(response => response.Name), Is.EqualTo(["400", "401", "403", "413", "415", "422", "500"]));
            Assert.That(Operation("/health/live", "get").GetProperty("security").GetArrayLength(), Is.Zero);
        }
    }

    [Test]
    public void Names_the_query_parameters()
        => Assert.That(
            Operation("/v1/samples", "get").GetProperty("parameters").EnumerateArray().Select(parameter => parameter.GetProperty("name").GetString()),
            Is.EqualTo(["from", "knownAt", "classification", "limit", "cursor"]));

    [Test]
    public void Describes_what_converters_write()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Schema("Percent").GetProperty("type").GetString(), Is.EqualTo("string"));
            Assert.That(Schema("Percent").GetProperty("pattern").GetString(), Is.EqualTo(@"^-?[0-9]{1,9}(\.[0-9]{1,6})?$"));
            Assert.That(Schema("Percent").GetProperty("description").GetString(), Does.Contain("JSON number"));
            Assert.That(Member("OrderRequestLine", "unitPrice").GetProperty("type").EnumerateArray().Select(type => type.GetString()), Is.EquivalentTo(["null", "string"]));
            Assert.That(Member("OrderRequestLine", "dimensions").GetProperty("additionalProperties").GetProperty("type").GetString(), Is.EqualTo("string"));
            Assert.That(Member("OrderRequestLine", "dimensions").GetProperty("type").EnumerateArray().Select(type => type.GetString()), Is.EquivalentTo(["null", "object"]));
            Assert.That(Member("OrderRequest", "date").GetProperty("format").GetString(), Is.EqualTo("date"));
            Assert.That(Schema("PartyKind").GetProperty("enum").EnumerateArray().Select(term => term.GetString()), Is.EqualTo(["company", "department", "person"]));
            Assert.That(Member("FactPolicy", "relationships").GetProperty("items").GetProperty("$ref").GetString(), Does.EndWith("/Relationship"));
        }
    }

    [Test]
    public void Leaves_out_of_a_body_what_the_path_gives()
    {
        Assert.That(Schema("PartyBody").GetProperty("properties").TryGetProperty("id", out _), Is.False);
        Assert.That(Schema("PartyBody").GetProperty("required").EnumerateArray().Select(name => name.GetString()), Is.EqualTo(["kind", "name"]));
        Assert.That(Schema("FactParty").GetProperty("required").EnumerateArray().Select(name => name.GetString()), Does.Contain("id"));
    }

    [Test]
    public void Leaves_out_of_a_fact_what_it_computes([Values("PartyBody", "FactParty")] string name)
        => Assert.That(Schema(name).GetProperty("properties").EnumerateObject().Select(member => member.Name), Has.None.AnyOf("key", "holdsFrom"));

    [Test]
    public async Task Tells_load_balancers_when_it_is_not_ready()
    {
        await using var service = await TestService.InMemory();
        service.IsReady = false;
        using var response = await service.Client.GetAsync("/health/ready");

        await PrecedenceTests.AssertProblem(response, 503, "not-ready");
        Assert.That(response.Headers.RetryAfter, Is.Not.Null);
    }

    private JsonElement Operation(string path, string method) => _document.GetProperty("paths").GetProperty(path).GetProperty(method);

    private JsonElement Schema(string name) => _document.GetProperty("components").GetProperty("schemas").GetProperty(name);

    private JsonElement Member(string schema, string name) => Schema(schema).GetProperty("properties").GetProperty(name);
}
