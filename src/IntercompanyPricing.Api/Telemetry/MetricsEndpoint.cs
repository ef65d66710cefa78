using System.Net;
using IntercompanyPricing.Api.Http;
using Microsoft.AspNetCore.Authorization;

namespace IntercompanyPricing.Api.Telemetry;

/// <summary>Metrics in Prometheus' text format.</summary>
internal static class MetricsEndpoint
{
    private static readonly string[] _roles = [Roles.Auditor, Roles.Admin];
    private static readonly string[] _forwarded = ["Forwarded", "X-Forwarded-For", "X-Real-IP", "Via"];

    /// <summary>
    /// Maps <c>/metrics</c>. It tells how much business is done with whom, so from elsewhere it takes a key. An agent on the same
    /// machine needs none, as it could read the database's file as well.
    /// </summary>
    public static void MapMetrics(this IEndpointRouteBuilder endpoints) => endpoints.MapPrometheusScrapingEndpoint("/metrics")
        .WithMetadata(new HttpMethodMetadata([HttpMethods.Get]), new RolesRequired(_roles))
        .RequireAuthorization(policy => policy.RequireAssertion(MayRead));

    private static bool MayRead(AuthorizationHandlerContext context)
        => _roles.Any(context.User.IsInRole) || (context.Resource is HttpContext request && IsFromThisMachine(request));

    // A proxy on this machine is not this machine asking: proxies say so in one of these headers.
    private static bool IsFromThisMachine(HttpContext context)
        => context.Connection.RemoteIpAddress is { } address && IPAddress.IsLoopback(address) && !_forwarded.Any(context.Request.Headers.ContainsKey);
}
