using System.Net;
using System.Text;
using System.Text.Json;
using IntercompanyPricing.Api.Http;

namespace IntercompanyPricing.Service.Tests.Http;

internal sealed class PrecedenceTests
{
    private TestService _service = null!;

    [OneTimeSetUp]
    public async Task Start() => _service = await TestService.InMemory();

    [OneTimeTearDown]
    public async Task Stop() => await _service.DisposeAsync();

    [TestCase("GET", "/nowhere", null, null, null, 404, "not-found")]
    [TestCase("GET", "/v1/nowhere", "bad", null, null, 404, "not-found")]
    [TestCase("GET", "/v1/samples/number/1/2", null, null, null, 404, "not-found")]
    [TestCase("DELETE", "/v1/samples", null, null, null, 405, "method-not-allowed")]
    [TestCase("POST", "/v1/samples", null, "x", "text/plain", 401, "unauthenticated")]
    [TestCase("POST", "/v1/samples", "bad", "x", "text/plain", 401, "unauthenticated")]
    [TestCase("POST", "/v1/samples", "admin-key", "x", "text/plain", 403, "forbidden")]
    [TestCase("POST", "/v1/samples", "erp-key", "x", "text/plain", 415, "unsupported-media-type")]
    [TestCase("POST", "/v1/samples", "erp-key", "x", "application/json; charset=utf-16", 415, "unsupported-media-type")]
    [TestCase("POST", "/v1/samples", "erp-key", "x", "application/problem+json", 415, "unsupported-media-type")]
    [TestCase("POST", "/v1/samples", "erp-key", null, null, 415, "unsupported-media-type")]
    [TestCase("POST", "/v1/samples", "erp-key", "x", "application/json", 400, "missing-idempotency-key")]
    [TestCase("GET", "/v1/samples/silent", null, null, null, 401, "unauthenticated")]
    [TestCase("GET", "/v1/samples/silent", "erp-key", null, null, 403, "forbidden")]
    [TestCase("GET", "/v1/samples/number/x", "erp-key", null, null, 400, "invalid-parameter")]
    [TestCase("GET", "/v1/samples/fault", "erp-key", null, null, 500, "internal-error")]
    [TestCase("GET", "/v1/samples/busy", "erp-key", null, null, 503, "busy")]
    [TestCase("GET", "/problems/nothing", null, null, null, 404, "not-found")]
    public async Task Answers_the_first_problem(string method, string path, string? key, string? body, string? contentType, int status, string code)
    {
        using var response = await _service.Client.SendAsync(TestService.Request(method, path, key, body, contentType ?? ""));

        await AssertProblem(response, status, code);
    }

    [Test]
    public async Task Sends_the_headers_that_belong_to_a_problem()
    {
        using var unauthenticated = await _service.Client.GetAsync("/v1/samples");
        using var wrongMethod = await _service.Client.DeleteAsync("/v1/samples");
        using var busy = await _service.Client.SendAsync(TestService.Request("GET", "/v1/samples/busy"));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(unauthenticated.Headers.WwwAuthenticate.Single().Scheme, Is.EqualTo("ApiKey"));
            Assert.That(wrongMethod.Content.Headers.Allow, Is.EquivalentTo(["GET", "POST"]));
            Assert.That(busy.Headers.RetryAfter!.Delta, Is.EqualTo(TimeSpan.FromSeconds(1)));
        }
    }

    [Test]
    public async Task Tells_nothing_of_a_fault()
    {
        using var response = await _service.Client.SendAsync(TestService.Request("GET", "/v1/samples/fault"));
        var text = await response.Content.ReadAsStringAsync();

        Assert.That(text, Does.Not.Contain("secret").And.Not.Contain("Exception").And.Contain("traceId"));
    }

    [Test]
    public async Task Reads_one_mebibyte_and_no_byte_more([Values] bool chunked, [Values] bool behindSocket)
    {
        await using var service = behindSocket ? await TestService.BehindSocket() : await TestService.InMemory();
        using var most = await service.Client.SendAsync(Post(RequestBody.MaxLength, chunked));
        using var more = await service.Client.SendAsync(Post(RequestBody.MaxLength + 1, chunked));

        Assert.That(most.StatusCode, Is.EqualTo(HttpStatusCode.OK), await most.Content.ReadAsStringAsync());
        await AssertProblem(more, 413, "body-too-large");
    }

    [Test]
    public async Task Names_no_server_software()
    {
        await using var service = await TestService.BehindSocket();
        using var response = await service.Client.GetAsync("/health/live");

        Assert.That(response.Headers.Server, Is.Empty);
    }

    [TestCase("a b", false)]
    [TestCase("INV/2026/00001~!", true)]
    public async Task Takes_visible_ascii_as_idempotency_key(string key, bool taken)
    {
        var request = TestService.Request("POST", "/v1/samples", body: """{"id":"a","count":1}""");
        request.Headers.TryAddWithoutValidation("Idempotency-Key", key);
        using var response = await _service.Client.SendAsync(request);

        if (taken)
            Assert.That(await response.Content.ReadAsStringAsync(), Is.EqualTo($"erp-key {key} a"));
        else
            await AssertProblem(response, 400, "invalid-idempotency-key");
    }

    [Test]
    public void An_idempotency_key_has_255_characters_at_most()
    {
        Assert.That(IdempotencyKey.IsUsable(new string('a', 255)), Is.True);
        Assert.That(IdempotencyKey.IsUsable(new string('a', 256)), Is.False);
        Assert.That(IdempotencyKey.IsUsable("\u00E9"), Is.False);
    }

    internal static async Task AssertProblem(HttpResponseMessage response, int status, string code)
    {
        var text = await response.Content.ReadAsStringAsync();
        Assert.That((int)response.StatusCode, Is.EqualTo(status), text);
        Assert.That(response.Content.Headers.ContentType?.MediaType, Is.EqualTo("application/problem+json"));
        var problem = JsonDocument.Parse(text).RootElement;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(problem.GetProperty("code").GetString(), Is.EqualTo(code));
            Assert.That(problem.GetProperty("type").GetString(), Is.EqualTo($"/problems/{code}"));
            Assert.That(problem.GetProperty("status").GetInt32(), Is.EqualTo(status));
            Assert.That(problem.GetProperty("title").GetString(), Is.Not.Empty);
            Assert.That(problem.GetProperty("detail").GetString(), Is.Not.Empty);
        }
    }

    private static HttpRequestMessage Post(int length, bool chunked)
    {
        const string Good = """{"id":"a","count":1}""";
        var request = TestService.Request("POST", "/v1/samples");
        request.Headers.Add("Idempotency-Key", "k");
        var bytes = Encoding.UTF8.GetBytes(Good + new string(' ', length - Good.Length));
        request.Content = chunked ? new StreamContent(new Unmeasured(bytes)) : new ByteArrayContent(bytes);
        request.Content.Headers.ContentType = new("application/json") { CharSet = "UTF-8" };
        return request;
    }

    // A stream that does not know its length is sent in chunks.
    private sealed class Unmeasured(byte[] bytes) : MemoryStream(bytes)
    {
        public override bool CanSeek => false;
    }
}
