using System.Text;

namespace IntercompanyPricing.Api.Ownership;

/// <summary>Answers a chart. A browser that opens it runs and loads nothing, whatever stands in it.</summary>
/// <param name="text">The chart.</param>
/// <param name="mediaType">Its form.</param>
internal sealed class ChartText(string text, string mediaType) : IResult
{
    /// <inheritdoc/>
    public Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        var bytes = Encoding.UTF8.GetBytes(text);
        response.ContentType = $"{mediaType}; charset=utf-8";
        response.ContentLength = bytes.Length;
        response.Headers.ContentSecurityPolicy = "default-src 'none'; style-src 'unsafe-inline'";
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers.Vary = "Accept";
        return response.Body.WriteAsync(bytes, httpContext.RequestAborted).AsTask();
    }
}
