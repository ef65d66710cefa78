using Microsoft.OpenApi;

namespace IntercompanyPricing.Api.Http.OpenApi;

/// <summary>Finds the bodies of described requests and responses.</summary>
internal static class ResponseBodies
{
    /// <summary>The body of a media type, or null.</summary>
    public static OpenApiMediaType? BodyOf(this IOpenApiRequestBody request, string mediaType)
        => request.Content is { } content && content.TryGetValue(mediaType, out var body) ? body : null;

    /// <summary>The body of a media type, or null.</summary>
    public static OpenApiMediaType? BodyOf(this IOpenApiResponse response, string mediaType)
        => response.Content is { } content && content.TryGetValue(mediaType, out var body) ? body : null;
}
