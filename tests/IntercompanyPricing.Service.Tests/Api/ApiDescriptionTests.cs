using System.Text.Json.Nodes;
using IntercompanyPricing.Api.Http;
using Microsoft.AspNetCore.Routing;

namespace IntercompanyPricing.Service.Tests.Api;

internal sealed class ApiDescriptionTests
{
    private static readonly string[] _methods = ["get", "put", "post", "delete", "patch"];

    private TestService _service = null!;
    private string _served = "";

    private JsonObject Paths => JsonNode.Parse(_served)!["paths"]!.AsObject();

    private IEnumerable<(string Name, JsonNode Operation)> Operations
        => Paths.SelectMany(path => path.Value!.AsObject().Where(member => _methods.Contains(member.Key)), (path, member) => ($"{member.Key.ToUpperInvariant()} {path.Key}", member.Value!));

    [OneTimeSetUp]
    public async Task Start()
    {
        _service = new TestService();
        _served = (await _service.Api.Send("GET", "/openapi/v1.json", null)).Must(200).Text;
    }

    [OneTimeTearDown]
    public async Task Stop() => await _service.DisposeAsync();

    [Test]
    public async Task The_document_served_is_the_one_committed()
    {
        var folder = new DirectoryInfo(TestContext.CurrentContext.TestDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "IntercompanyPricing.sln")))
            folder = folder.Parent!;
        var committed = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(folder.FullName, "openapi", "v1.json")))!;
        var served = JsonNode.Parse(_served)!;
        committed.AsObject().Remove("servers"); // where it was asked for
        served.AsObject().Remove("servers");

        Assert.That(served.ToJsonString(), Is.EqualTo(committed.ToJsonString()), "build the API and commit openapi/v1.json");
    }

    [Test]
    public void Every_endpoint_of_the_api_is_described_and_no_other()
    {
        var mapped = _service.Get<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.RoutePattern.RawText!.StartsWith("/v1", StringComparison.Ordinal) || endpoint.RoutePattern.RawText.StartsWith("/health", StringComparison.Ordinal))
            .SelectMany(endpoint => endpoint.Metadata.GetRequiredMetadata<IHttpMethodMetadata>().HttpMethods, (endpoint, method) => $"{method} {endpoint.RoutePattern.RawText!.TrimEnd('/')}");

        Assert.That(Operations.Select(operation => operation.Name), Is.EquivalentTo(mapped));
    }

    [Test]
    public void Every_operation_has_an_id_a_summary_and_a_tag()
    {
        Assert.That(Operations.Select(operation => (string?)operation.Operation["operationId"]), Is.Unique.And.All.Not.Null);
        foreach (var (name, operation) in Operations)
        {
            Assert.That((string?)operation["summary"], Is.Not.Null.And.Not.Empty, name);
            Assert.That(operation["tags"]!.AsArray(), Has.Count.EqualTo(1), name);
        }
    }

    [Test]
    public void Every_operation_that_needs_a_key_says_so_and_describes_its_problems()
    {
        foreach (var (name, operation) in Operations.Where(operation => operation.Name.Contains("/v1/", StringComparison.Ordinal)))
        {
            var responses = operation["responses"]!.AsObject();
            Assert.That(operation["security"]!.ToJsonString(), Does.Contain(ApiKeyHandler.SchemeName), name);
            Assert.That(responses.Select(response => response.Key), Is.SupersetOf(["401", "403", "500"]), name);
            foreach (var (status, response) in responses.Where(response => response.Key[0] is '4' or '5'))
            {
                Assert.That(response!["content"]!["application/problem+json"]!["schema"]!["$ref"]!.ToString(), Does.EndWith("/Problem"), $"{name} {status}");
                Assert.That((string?)response["description"], Does.Contain("`"), $"{name} {status} names its codes");
            }

            Assert.That(operation["requestBody"] is not null, Is.EqualTo(responses.ContainsKey("415")), name);
            Assert.That(responses.Where(response => response.Key is "200" or "201").Select(response => response.Value!["content"]?.AsObject().First().Value!["schema"]), Is.All.Not.Null, name);
        }
    }

    [Test]
    public void Every_path_parameter_and_no_other_stands_in_its_path()
    {
        foreach (var (name, operation) in Operations)
        {
            var described = (operation["parameters"]?.AsArray() ?? []).Where(parameter => (string?)parameter!["in"] == "path").Select(parameter => $"{{{parameter!["name"]}}}");
            Assert.That(described, Is.EquivalentTo(name.Split('/').Where(part => part.StartsWith('{'))), name);
        }
    }
}
