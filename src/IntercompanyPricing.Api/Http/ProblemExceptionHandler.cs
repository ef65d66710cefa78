using System.Diagnostics;
using IntercompanyPricing.Api.Telemetry;
using IntercompanyPricing.Storage;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.HttpResults;

namespace IntercompanyPricing.Api.Http;

/// <summary>Turns exceptions into problems. What is nobody's request's fault is logged and answered without its internals.</summary>
internal sealed partial class ProblemExceptionHandler(ILogger<ProblemExceptionHandler> logger) : IExceptionHandler
{
    private const string RetryAfterSeconds = "1";

    private long _saidUnreachable = long.MinValue / 2; // milliseconds

    /// <inheritdoc/>
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        var problem = ProblemOf(httpContext, exception);
        if (problem.StatusCode == StatusCodes.Status503ServiceUnavailable)
            httpContext.Response.Headers.RetryAfter = RetryAfterSeconds;
        await problem.ExecuteAsync(httpContext);
        return true;
    }

    /// <summary>The problem that an exception is answered as; logged where it is a fault of the service.</summary>
    public ProblemHttpResult ProblemOf(HttpContext context, Exception exception) => exception switch
    {
        ProblemException known => known.Problem,
        StoreFullException => Problem.Of(ProblemCodes.Busy, "More is waiting to be written than the service takes. Nothing was done."),
        StoreUnreachableException away => OfUnreachable(context, away),
        StoreUnusableException => Problem.Of(ProblemCodes.NotReady, "A newer version of the service has recorded what this one cannot read. Nothing was done."),
        BadHttpRequestException bad => OfBadRequest(bad),
        _ => OfFault(context, exception),
    };

    // Kestrel's own complaints are of a derived type; those of the base type come from binding a parameter.
    private static ProblemHttpResult OfBadRequest(BadHttpRequestException bad)
        => bad.StatusCode == StatusCodes.Status400BadRequest && bad.GetType() == typeof(BadHttpRequestException)
            ? Problem.Of(ProblemCodes.InvalidParameter, "A query or path parameter cannot be read.")
            : Problem.OfStatus(bad.StatusCode);

    // Only the log says why: a full disk, a server that is away. Once a second is enough, whatever the load.
    private ProblemHttpResult OfUnreachable(HttpContext context, StoreUnreachableException away)
    {
        var (now, said) = (Environment.TickCount64, Interlocked.Read(ref _saidUnreachable));
        if (now - said >= 1_000 && Interlocked.CompareExchange(ref _saidUnreachable, now, said) == said)
            LogUnreachable(logger, context.Request.Method, RouteTemplate.Of(context), away.InnerException?.Message);
        return Problem.Of(ProblemCodes.NotReady, "The database cannot be reached. Whether anything was done is not known: repeat the request with the same Idempotency-Key.");
    }

    private ProblemHttpResult OfFault(HttpContext context, Exception exception)
    {
        LogFault(logger, exception, context.Request.Method, RouteTemplate.Of(context));
        return Problem.Of(ProblemCodes.InternalError, "The service failed to answer. The failure was logged.")
            .With("traceId", Activity.Current?.TraceId.ToString() ?? context.TraceIdentifier);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "{Method} {Route}: the database cannot be reached: {Reason}")]
    private static partial void LogUnreachable(ILogger logger, string method, string? route, string? reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Method} {Route} failed.")]
    private static partial void LogFault(ILogger logger, Exception exception, string method, string? route);
}
