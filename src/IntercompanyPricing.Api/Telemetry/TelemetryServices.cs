using System.Diagnostics;
using IntercompanyPricing.Api.Hosting;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace IntercompanyPricing.Api.Telemetry;

/// <summary>Metrics for whoever fetches them; metrics and traces sent by OTLP where a collector is configured.</summary>
internal static class TelemetryServices
{
    private const string ServiceName = "intercompany-pricing";

    // What is fast takes a millisecond or two, so the framework's buckets from 5 ms on would tell little.
    private static readonly double[] _seconds = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

    /// <summary>Adds the services.</summary>
    public static void AddTelemetry(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSingleton<PricingMetrics>();
        services.AddSingleton<IProblemDetailsService, ProblemNotes>();

        var configuration = builder.Configuration;
        var telemetry = services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService(configuration["OTEL_SERVICE_NAME"] ?? ServiceName, serviceVersion: Build.Version))
            .WithMetrics(Measure);
        if (OtlpEndpoint.Of(configuration) is not null)
            Send(telemetry);
    }

    /// <summary>Writes a log line for each request. To be used before everything else.</summary>
    public static void UseRequestLog(this WebApplication app) => app.UseMiddleware<RequestLog>();

    private static void Measure(MeterProviderBuilder metrics) => metrics
        .AddMeter(PricingMetrics.Meter, "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "System.Runtime")
        .AddView("http.server.request.duration", new ExplicitBucketHistogramConfiguration
        {
            Boundaries = _seconds,
            TagKeys = ["http.request.method", "http.route", "http.response.status_code"],
        })
        .AddPrometheusExporter(prometheus => prometheus.ScopeInfoEnabled = false);

    private static void Send(OpenTelemetryBuilder telemetry) => telemetry
        .WithMetrics(metrics => metrics.AddOtlpExporter())
        .WithTracing(traces => traces
            .AddAspNetCoreInstrumentation(requests =>
            {
                requests.Filter = context => context.Request.Path.StartsWithSegments("/v1", StringComparison.Ordinal);
                requests.EnrichWithHttpResponse = (activity, _) => ForgetPath(activity);
            })
            .AddOtlpExporter());

    // The route's template stays; paths and queries name persons and documents.
    private static void ForgetPath(Activity activity)
    {
        activity.SetTag("url.path", null);
        activity.SetTag("url.query", null);
    }
}
