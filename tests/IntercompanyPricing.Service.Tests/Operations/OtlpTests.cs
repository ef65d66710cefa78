using System.Collections.Concurrent;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace IntercompanyPricing.Service.Tests.Operations;

/// <summary>What a collector gets where one is configured.</summary>
[Platform(Exclude = "Win", Reason = "There is no SIGTERM.")]
internal sealed class OtlpTests
{
    [Test]
    public async Task Traces_and_metrics_are_sent_without_paths()
    {
        var received = new ConcurrentBag<(string Path, string Body)>();
        await using var collector = await Collector(received);
        await using var service = await ServiceProcess.StartWithGroup(
            ("OTEL_EXPORTER_OTLP_ENDPOINT", collector.Urls.Single()), ("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf"), ("OTEL_BSP_SCHEDULE_DELAY", "200"), ("OTEL_METRIC_EXPORT_INTERVAL", "500"));
        await service.Send("GET", "/v1/parties/P-4711?asOf=2026-02-03", service.FinanceKey);
        await service.Post("INV-4713");

        // Not at the end of the service, which gives a collector a few seconds only.
        await ServiceProcess.Until(() => Has("/v1/traces", "GET /v1/parties/{id}") && Has("/v1/traces", "POST /v1/orders") && Has("/v1/metrics", "intercompany.orders.posted"));
        await service.Terminate();
        Assert.That(await service.Exit(), Is.Zero);

        var (traces, metrics) = (Sent("/v1/traces"), Sent("/v1/metrics"));
        Assert.That(traces, Does.Contain("GET /v1/parties/{id}").And.Contain("POST /v1/orders").And.Contain("intercompany-pricing"));
        Assert.That(metrics, Does.Contain("intercompany.orders.posted").And.Contain("common-control").And.Contain("http.server.request.duration"));
        foreach (var word in new[] { "4711", "4713", "2026-02-03", "principal", service.ErpKey })
            Assert.That(traces + metrics, Does.Not.Contain(word));

        bool Has(string path, string text) => Sent(path).Contains(text, StringComparison.Ordinal);
        string Sent(string path) => string.Join('\n', received.Where(sent => sent.Path == path).Select(sent => sent.Body));
    }

    private static async Task<WebApplication> Collector(ConcurrentBag<(string Path, string Body)> received)
    {
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        app.Run(async context =>
        {
            using var body = new MemoryStream();
            await context.Request.Body.CopyToAsync(body);
            received.Add((context.Request.Path, Encoding.UTF8.GetString(body.ToArray())));
        });
        await app.StartAsync();
        return app;
    }
}
