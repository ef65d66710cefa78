namespace IntercompanyPricing.Service.Tests.Operations;

/// <summary>What <c>/metrics</c> tells, and to whom.</summary>
internal sealed class MetricsTests
{
    private ServiceProcess _service = null!;

    [OneTimeSetUp]
    public async Task Start() => _service = await ServiceProcess.StartWithGroup();

    [OneTimeTearDown]
    public async Task Stop() => await _service.DisposeAsync();

    [Test]
    public async Task Orders_replays_refusals_requests_and_commits_are_counted()
    {
        const string Posted = "intercompany_orders_posted_total{relationship=\"common-control\"}";
        const string Refused = "intercompany_refusals_total{code=\"unknown-party\"}";
        const string Requests = "http_server_request_duration_seconds_count{http_request_method=\"POST\",http_response_status_code=\"201\",http_route=\"/v1/orders\"}";
        const string Others = "http_server_request_duration_seconds_count{http_request_method=\"POST\",http_response_status_code=\"422\",http_route=\"/v1/orders\"}";
        var before = await Read();
        await _service.Post("M-1");
        await _service.Post("M-2");
        await _service.Post("M-2");
        await _service.Send("POST", "/v1/orders", _service.ErpKey, ServiceProcess.Order("M-3").Replace("\"XYZ\"", "\"NOBODY\"", StringComparison.Ordinal), ("Idempotency-Key", "M-3"));

        // The last that is counted of a request is the request, some time after its answer has come.
        var after = before;
        await ServiceProcess.Until(async () => (after = await Read())[Requests] + after[Others] >= before[Requests] + before[Others] + 4);

        double Grown(string sample) => after[sample] - before[sample];
        Assert.Multiple(() =>
        {
            Assert.That(Grown(Posted), Is.EqualTo(2));
            Assert.That(Grown("intercompany_orders_replayed_total"), Is.EqualTo(1));
            Assert.That(Grown(Refused), Is.EqualTo(1));
            Assert.That((Grown(Requests), Grown(Others)), Is.EqualTo((3, 1)));
            Assert.That(Grown("intercompany_commits_total"), Is.EqualTo(3), "what is replayed is found in a commit");
            Assert.That(Grown("intercompany_commits_orders_total"), Is.EqualTo(3));
            Assert.That(after["intercompany_facts_version"], Is.EqualTo(2));
            Assert.That(after["process_start_time_seconds"], Is.EqualTo(DateTimeOffset.UtcNow.ToUnixTimeSeconds()).Within(600));
            Assert.That(after["dotnet_process_memory_working_set_bytes"], Is.GreaterThan(1_000_000));
            Assert.That(after.Samples, Does.Contain("intercompany_writer_waiting"));
            Assert.That(after.Samples, Has.Some.StartsWith("intercompany_build_info{engine=\"1\","));
            Assert.That(after.Samples, Has.None.Contains("NOBODY").And.None.Contains("M-1"));
        });
    }

    [Test]
    public async Task It_is_the_text_format_that_every_Prometheus_reads()
    {
        using var answer = await _service.Send("GET", "/metrics", null);
        Assert.That(answer.Content.Headers.ContentType!.ToString(), Does.StartWith("text/plain; version=0.0.4"));
    }

    [Test]
    public async Task Who_asks_through_a_proxy_needs_the_key_of_an_auditor_or_admin()
    {
        Assert.Multiple(async () =>
        {
            Assert.That(await Status(null), Is.EqualTo(200), "on the same machine");
            Assert.That(await Status(null, ("X-Forwarded-For", "192.0.2.1")), Is.EqualTo(401));
            Assert.That(await Status(_service.ErpKey, ("X-Forwarded-For", "192.0.2.1")), Is.EqualTo(403));
            Assert.That(await Status(ServiceProcess.AdminKey, ("X-Forwarded-For", "192.0.2.1")), Is.EqualTo(200));
        });
    }

    private async Task<int> Status(string? key, params (string Name, string Value)[] headers)
    {
        using var answer = await _service.Send("GET", "/metrics", key, null, headers);
        return (int)answer.StatusCode;
    }

    // An answer is kept for 300 ms, so that asking costs little.
    private async Task<MetricsText> Read()
    {
        await Task.Delay(400);
        return MetricsText.Parse(await _service.Client.GetStringAsync("/metrics"));
    }
}
