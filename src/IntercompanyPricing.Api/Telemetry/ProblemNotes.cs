namespace IntercompanyPricing.Api.Telemetry;

/// <summary>
/// Sees every problem just before it is written, wherever it was made: counts it, and notes its code for the request's log line.
/// Costs nothing where nothing is refused.
/// </summary>
internal sealed class ProblemNotes(PricingMetrics metrics) : IProblemDetailsService
{
    private static readonly object _item = new();

    /// <summary>The code of the problem that was answered, or null.</summary>
    public static string? CodeOf(HttpContext context) => context.Response.StatusCode < StatusCodes.Status400BadRequest ? null : context.Items[_item] as string;

    /// <summary>Notes, and leaves the writing to the result that asks.</summary>
    public ValueTask<bool> TryWriteAsync(ProblemDetailsContext context)
    {
        if (context.ProblemDetails.Extensions.TryGetValue("code", out var value) && value is string code)
        {
            context.HttpContext.Items[_item] = code;
            metrics.Refused(code);
        }

        return ValueTask.FromResult(false);
    }

    /// <inheritdoc/>
    public ValueTask WriteAsync(ProblemDetailsContext context) => throw new NotSupportedException("Problems are written by their results.");
}
