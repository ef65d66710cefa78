namespace IntercompanyPricing.Api.Http;

/// <summary>
/// Ends requests that no endpoint serves before anybody is asked for a key: what does not exist is 404, a wrong method 405.
/// Authorisation would answer 401 instead, because it lets nobody in where nothing else is said.
/// </summary>
internal static class Unrouted
{
    /// <summary>Stands between routing and authentication.</summary>
    public static void UseUnrouted(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        switch (context.GetEndpoint())
        {
            case RouteEndpoint:
                return next(context);
            case { RequestDelegate: { } methodNotAllowed }:
                return methodNotAllowed(context);
            default:
                context.Response.StatusCode = StatusCodes.Status404NotFound;
                return Task.CompletedTask;
        }
    });
}
