using Microsoft.AspNetCore.Http.HttpResults;

namespace IntercompanyPricing.Api.Http;

/// <summary>Whether the process lives, and whether it can serve.</summary>
internal static class Health
{
    /// <summary>Maps <c>/health/live</c> and <c>/health/ready</c>.</summary>
    /// <param name="endpoints">Where to.</param>
    /// <param name="isReady">Asks the store.</param>
    public static void MapHealth(this IEndpointRouteBuilder endpoints, Func<bool> isReady)
    {
        var health = endpoints.MapGroup("/health").AllowAnonymous().WithTags("Operations");
        health.MapGet("/live", Live).WithName("Live").WithSummary("Whether the process answers");
        health.MapGet("/ready", (HttpContext context) => Ready(context, isReady)).WithName("Ready").WithSummary("Whether it can serve requests").Problems(ProblemCodes.NotReady);
    }

    private static Ok<HealthStatus> Live() => TypedResults.Ok(new HealthStatus("live"));

    private static Results<Ok<HealthStatus>, ProblemHttpResult> Ready(HttpContext context, Func<bool> isReady)
    {
        if (isReady())
            return TypedResults.Ok(new HealthStatus("ready"));
        context.Response.Headers.RetryAfter = "1";
        return Problem.Of(ProblemCodes.NotReady, "The service is stopping, or its database cannot be reached, read or written to.");
    }
}
