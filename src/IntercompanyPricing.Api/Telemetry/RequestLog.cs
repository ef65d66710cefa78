using System.Diagnostics;
using IntercompanyPricing.Api.Http;
using Microsoft.AspNetCore.Http.Features;

namespace IntercompanyPricing.Api.Telemetry;

/// <summary>
/// One line a request, in the category <c>Requests</c>: information, or warning from 500 on; debug for what is asked again and
/// again by machines. It names nothing that a client wrote: no path, query, body or name of a key, as persons are among them.
/// </summary>
internal sealed partial class RequestLog(RequestDelegate next, ILoggerFactory loggers)
{
    /// <summary>The category, so that <c>Logging__LogLevel__Requests</c> sets its level.</summary>
    public const string Category = "Requests";

    private const string Api = "/v1/";
    private const string Documentation = "/swagger";
    private readonly ILogger _logger = loggers.CreateLogger(Category);

    /// <summary>Serves the request and writes the line.</summary>
    public Task Invoke(HttpContext context) => _logger.IsEnabled(LogLevel.Warning) ? Logged(context) : next(context);

    private async Task Logged(HttpContext context)
    {
        var begun = Stopwatch.GetTimestamp();
        var features = context.Features;
        var uncounted = features.GetRequiredFeature<IHttpResponseBodyFeature>();
        var body = new CountedBody(uncounted);
        features.Set<IHttpResponseBodyFeature>(body);
        try
        {
            await next(context);
        }
        finally
        {
            features.Set(uncounted);
            Write(context, body.Bytes, Stopwatch.GetElapsedTime(begun));
        }
    }

    private void Write(HttpContext context, long bytes, TimeSpan took)
    {
        var route = RouteTemplate.Of(context);
        var status = context.Response.StatusCode;
        var level = LevelOf(context, route, status);
        if (!_logger.IsEnabled(level))
            return;
        var (method, problem, milliseconds) = (MethodOf(context), ProblemNotes.CodeOf(context), Math.Round(took.TotalMilliseconds, 3));
        var key = (context.User as Caller)?.KeyId;
        var trace = Activity.Current?.TraceId.ToString() ?? context.TraceIdentifier;
        Write(_logger, level, method, route, status, problem, milliseconds, bytes, key, trace);
    }

    private static LogLevel LevelOf(HttpContext context, string? route, int status)
    {
        // What no endpoint serves is somebody's mistake and worth a line; the files of Swagger UI are no endpoints either.
        var isApi = route is null ? !context.Request.Path.StartsWithSegments(Documentation, StringComparison.Ordinal) : route.StartsWith(Api, StringComparison.Ordinal);
        return !isApi ? LogLevel.Debug : status >= StatusCodes.Status500InternalServerError ? LogLevel.Warning : LogLevel.Information;
    }

    // A method may be any word; only those that HTTP knows are told.
    private static string MethodOf(HttpContext context) => context.Request.Method switch
    {
        "GET" or "POST" or "PUT" or "DELETE" or "HEAD" or "PATCH" or "OPTIONS" or "TRACE" or "CONNECT" => context.Request.Method,
        _ => "_OTHER",
    };

    [LoggerMessage(EventId = 1, EventName = "Request", Message = "{Method} {Route} {Status} {Problem} in {DurationMs} ms, {BytesOut} bytes, key {KeyId}, trace {TraceId}")]
    private static partial void Write(ILogger logger, LogLevel level, string method, string? route, int status, string? problem, double durationMs, long bytesOut, Guid? keyId, string traceId);
}
