using Microsoft.OpenApi;

namespace IntercompanyPricing.Api.Http.OpenApi;

/// <summary>Finds the bodies of described requests and responses.</summary>
internal static class ResponseBodies
{
    /// <summary>The body of a media type, or null.</summary>
    public static OpenApiMediaType? BodyOf(this IOpenApiResponse response, string mediaType)
        => response.Content is { } content && content.TryGetValue(mediaType, out var body) ? body : null;

    /// <summary>The body in JSON, or null.</summary>
    public static OpenApiMediaType? Json(this IOpenApiRequestBody request)
        => request.Content is { } content && content.TryGetValue("application/json", out var body) ? body : null;
}
