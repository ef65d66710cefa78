using System.Text.Json.Nodes;
using Microsoft.OpenApi;

namespace IntercompanyPricing.Api.Http.OpenApi;

/// <summary>An example of each kind of problem, shared by all operations that answer it.</summary>
internal static class ProblemExamples
{
    /// <summary>Refers to the example of a kind, and adds it where the document has it not yet.</summary>
    public static IOpenApiExample Of(ProblemKind kind, OpenApiDocument document)
    {
        document.Components ??= new OpenApiComponents();
        var examples = document.Components.Examples ??= new Dictionary<string, IOpenApiExample>();
        examples.TryAdd(kind.Code, new OpenApiExample
        {
            Summary = kind.Title,
            Value = new JsonObject
            {
                ["type"] = $"/problems/{kind.Code}",
                ["title"] = kind.Title,
                ["status"] = kind.Status,
                ["detail"] = kind.Explanation,
                ["code"] = kind.Code,
            },
        });
        return new OpenApiExampleReference(kind.Code, document);
    }
}
