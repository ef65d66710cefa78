using Microsoft.AspNetCore.Diagnostics;

namespace IntercompanyPricing.Api.Telemetry;

/// <summary>What a request is called where it is logged: paths hold identifiers of persons, templates do not.</summary>
internal static class RouteTemplate
{
    /// <summary>Such as <c>/v1/orders/{id}</c>, or null where no endpoint serves the request.</summary>
    public static string? Of(HttpContext context)
    {
        // What handles exceptions takes the endpoint away from the request, and keeps it.
        var endpoint = context.GetEndpoint() ?? context.Features.Get<IExceptionHandlerFeature>()?.Endpoint;
        return (endpoint as RouteEndpoint)?.RoutePattern.RawText;
    }
}
