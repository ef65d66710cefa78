using Microsoft.Net.Http.Headers;

namespace IntercompanyPricing.Api.Http;

/// <summary>What a body is sent as.</summary>
internal static class BodyMediaType
{
    /// <summary>What most endpoints take.</summary>
    public const string Json = "application/json";

    private static readonly string[] _jsonAlone = [Json];

    /// <summary>The one of the endpoint's media types that a request's body is sent as.</summary>
    /// <param name="context">The request.</param>
    /// <param name="mayBeGzip">Whether the endpoint also takes it with <c>Content-Encoding: gzip</c>.</param>
    /// <exception cref="ProblemException">It is none of them, not in UTF-8, or encoded otherwise.</exception>
    public static string Of(HttpContext context, bool mayBeGzip = false)
    {
        var request = context.Request;
        var taken = context.GetEndpoint()?.Metadata.GetMetadata<RequestBodyOf>()?.MediaTypes ?? _jsonAlone;
        var encoding = request.Headers.ContentEncoding;
        var isTaken = encoding.Count == 0 || (mayBeGzip && encoding.Count == 1 && string.Equals(encoding[0], "gzip", StringComparison.OrdinalIgnoreCase));
        return isTaken && taken.FirstOrDefault(mediaType => Is(mediaType, request.ContentType)) is { } sent ? sent
            : throw new ProblemException(ProblemCodes.UnsupportedMediaType, $"The body must be {string.Join(" or ", taken)} in UTF-8, without a Content-Encoding{(mayBeGzip ? " but gzip" : "")}.");
    }

    private static bool Is(string mediaType, string? sent)
        => string.Equals(sent, mediaType, StringComparison.OrdinalIgnoreCase)
            || (MediaTypeHeaderValue.TryParse(sent, out var type)
                && type.MediaType.Equals(mediaType, StringComparison.OrdinalIgnoreCase)
                && (!type.Charset.HasValue || HeaderUtilities.RemoveQuotes(type.Charset).Equals("utf-8", StringComparison.OrdinalIgnoreCase)));
}
