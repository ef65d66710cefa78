using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace IntercompanyPricing.Api.Http.OpenApi;

/// <summary>The API description as Swagger UI reads it: the same document, written as OpenAPI 3.0.</summary>
/// <remarks>
/// The page resolves a 3.1 document with another library than a 3.0 one, which takes seconds for each operation that is opened.
/// The document that is published and kept is the 3.1 one.
/// </remarks>
internal static class PageDocument
{
    /// <summary>Where the page finds it.</summary>
    public const string Path = "/swagger/v1.json";

    /// <summary>Maps the document.</summary>
    public static void MapPageDocument(this IEndpointRouteBuilder app) =>
        app.MapGet(Path, Read).AllowAnonymous().ExcludeFromDescription();

    private static async Task<IResult> Read([FromKeyedServices("v1")] IOpenApiDocumentProvider documents, CancellationToken cancellation)
    {
        var document = await documents.GetOpenApiDocumentAsync(cancellation);
        return Results.Text(await document.SerializeAsJsonAsync(OpenApiSpecVersion.OpenApi3_0, cancellation), "application/json");
    }
}
