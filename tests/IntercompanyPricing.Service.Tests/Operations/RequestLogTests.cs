using System.Text.Json;

namespace IntercompanyPricing.Service.Tests.Operations;

/// <summary>What the process writes while it serves: one line a request, and nothing about whom it serves.</summary>
internal sealed class RequestLogTests
{
    [Test]
    public async Task Each_request_is_one_line_that_tells_nothing_of_persons_parties_or_documents()
    {
        await using var service = await ServiceProcess.StartWithGroup();
        await service.Send("PUT", "/v1/parties/P-4711", service.FinanceKey, """{"kind": "person", "name": "Jadwiga Kowalska"}""");
        await service.Send("GET", "/v1/parties/P-4711", service.FinanceKey);
        await service.Send("GET", "/v1/parties/P-4712?asOf=2026-01-01", service.FinanceKey);
        await service.Post("INV-4713", "key-4714");
        await service.Post("INV-4713", "key-4715");
        await service.Send("POST", "/v1/orders", service.ErpKey, """{"sellerDocument": "INV-4716", "surprise": 1}""", ("Idempotency-Key", "key-4717"));
        await service.Send("GET", "/v1/orders?sellerDocument=INV-4713", service.ErpKey);
        await service.Send("GET", "/v1/orders", "no-key-4718");
        await service.Send("GET", "/nowhere/P-4719", null);
        await service.Send("GET", "/health/ready", null);
        await service.Send("GET", "/metrics", null);
        await service.Terminate();
        Assert.That(await service.Exit(), Is.Zero);

        foreach (var word in new[] { "47", "Jadwiga", "Kowalska", "ABC", "XYZ", "WIDGET", "principal", "sellerDocument", "surprise", "nowhere", service.ErpKey })
            Assert.That(WithoutTraces(service.Output), Does.Not.Contain(word));
        var lines = Requests(service.Output);
        Assert.That(lines.Select(line => $"{line.Text("Method")} {line.Text("Route")} {line.Text("Status")} {line.Text("Problem")}").Skip(3), Is.EqualTo(new[]
        {
            "PUT /v1/parties/{id} 201 ",
            "GET /v1/parties/{id} 200 ",
            "GET /v1/parties/{id} 404 not-found",
            "POST /v1/orders 201 ",
            "POST /v1/orders 409 duplicate-document",
            "POST /v1/orders 400 unknown-member",
            "GET /v1/orders 200 ",
            "GET /v1/orders 401 unauthenticated",
            "GET  404 not-found",
        }));
        Assert.That(lines.Select(line => line.Text("KeyId")).Distinct().Count(), Is.EqualTo(4), "admin, finance, erp and nobody");
        Assert.That(lines.Select(line => line.Text("TraceId")), Is.Unique.And.All.Matches("^[0-9a-f]{32}$"));
        Assert.That(lines.Select(line => line.State.GetProperty("DurationMs").GetDouble()), Is.All.Positive);
    }

    [Test]
    public async Task Bytes_out_are_those_of_the_body()
    {
        await using var service = await ServiceProcess.StartWithGroup();
        var bytes = new List<long>();
        foreach (var (method, path, body) in new[]
        {
            ("POST", "/v1/classifications", """{"buyer": "ABC", "seller": "XYZ", "date": "2026-03-01"}"""),
            ("GET", "/v1/parties/ABC", null),
            ("GET", "/v1/orders", null),
            ("GET", "/v1/orders?limit=0", null),
        })
        {
            bytes.Add((await (await service.Send(method, path, service.FinanceKey, body)).Content.ReadAsByteArrayAsync()).Length);
        }

        await service.Terminate();
        await service.Exit();
        Assert.That(Requests(service.Output).TakeLast(bytes.Count).Select(line => line.State.GetProperty("BytesOut").GetInt64()), Is.EqualTo(bytes));
    }

    [Test]
    public async Task The_level_can_be_set()
    {
        await using var service = await ServiceProcess.StartWithGroup(("Logging__LogLevel__Requests", "Warning"));
        await service.Post("INV-1");
        await service.Terminate();
        await service.Exit();
        Assert.That(Requests(service.Output), Is.Empty);
    }

    // Random digits may spell anything.
    private static string WithoutTraces(string output) => string.Join('\n', output.Split('\n').Where(line => line.Contains("\"Requests\"", StringComparison.Ordinal)).Select(line =>
    {
        var told = Requests(line).Single();
        foreach (var random in new[] { told.Text("TraceId"), told.Text("KeyId"), $"in {told.Text("DurationMs")} ms", $"\"DurationMs\":{told.Text("DurationMs")}" })
            line = random.Length > 0 ? line.Replace(random, "…", StringComparison.Ordinal) : line;
        return line[line.IndexOf("\"EventId\"", StringComparison.Ordinal)..];
    }));

    private static Line[] Requests(string output) => [.. output.Split('\n', StringSplitOptions.RemoveEmptyEntries)
        .Select(line => JsonDocument.Parse(line).RootElement)
        .Where(line => line.GetProperty("Category").GetString() == "Requests")
        .Select(line => new Line(line.GetProperty("State")))];

    private sealed record Line(JsonElement State)
    {
        public string Text(string name) => State.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value.ToString() : "";
    }
}
