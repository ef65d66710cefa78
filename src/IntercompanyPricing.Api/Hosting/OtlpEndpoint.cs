namespace IntercompanyPricing.Api.Hosting;

/// <summary>Where OpenTelemetry data is sent, if anywhere.</summary>
internal static class OtlpEndpoint
{
    /// <summary>OpenTelemetry's own name for it.</summary>
    public const string Setting = "OTEL_EXPORTER_OTLP_ENDPOINT";

    /// <summary>The collector, or null where none is given or what is given is no URL.</summary>
    public static Uri? Of(IConfiguration configuration)
        => Uri.TryCreate(configuration[Setting], UriKind.Absolute, out var url) && (url.Scheme == Uri.UriSchemeHttp || url.Scheme == Uri.UriSchemeHttps) ? url : null;
}
