using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace IntercompanyPricing.Api.Http.OpenApi;

/// <summary>Puts tags and paths into the order in which a person reads them.</summary>
internal sealed class ReadingOrder : IOpenApiDocumentTransformer
{
    /// <inheritdoc/>
    public Task TransformAsync(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellationToken)
    {
        var known = Guide.Tags.Select(tag => tag.Name).ToList();
        var others = (document.Tags ?? new HashSet<OpenApiTag>()).Where(tag => !known.Contains(tag.Name!));
        document.Tags = new HashSet<OpenApiTag>([.. Guide.Tags.Select(tag => new OpenApiTag { Name = tag.Name, Description = tag.Description }), .. others]);

        var paths = new OpenApiPaths();
        foreach (var (path, item) in document.Paths.OrderBy(path => Place(path.Value)))
            paths.Add(path, item);
        document.Paths = paths;
        return Task.CompletedTask;

        int Place(IOpenApiPathItem item) => item.Operations!.Values.First().Tags?.FirstOrDefault()?.Name is { } tag && known.IndexOf(tag) is >= 0 and var place ? place : known.Count;
    }
}
