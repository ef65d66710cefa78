using System.Text.Json.Serialization.Metadata;
using IntercompanyPricing.Domain.Money;
using Microsoft.AspNetCore.OpenApi;

namespace IntercompanyPricing.Api.Http.OpenApi;

/// <summary>The names of shared schemas.</summary>
internal static class SchemaNames
{
    /// <summary>A type's name, or null where its schema stands in place.</summary>
    public static string? Of(JsonTypeInfo type)
        => type.Type == typeof(ProblemDocument) ? "Problem"
        : type.Type == typeof(Currency) ? null
        : OpenApiOptions.CreateDefaultSchemaReferenceId(type);
}
