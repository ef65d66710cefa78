using IntercompanyPricing.Api.Facts;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace IntercompanyPricing.Api.Http.OpenApi;

/// <summary>Finishes the shared schemas: requests are closed, answers are open so that they can grow, and what nothing names is left out.</summary>
internal sealed class SharedSchemas : IOpenApiDocumentTransformer
{
    // The member of RecordedFact; no other schema has one of this name.
    private const string FactMember = "fact";

    /// <inheritdoc/>
    public Task TransformAsync(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellationToken)
    {
        var schemas = document.Components?.Schemas;
        if (schemas is null)
            return Task.CompletedTask;
        foreach (var schema in schemas.Values.OfType<OpenApiSchema>())
        {
            Flatten(schema);
            DescribeMembers(schema);
        }

        var operations = document.Paths.Values.SelectMany(path => path.Operations!.Values).ToList();
        var sent = SchemaReach.Of(schemas, operations.SelectMany(operation => operation.RequestBody?.Content?.Values ?? []));
        var answered = SchemaReach.Of(schemas, operations.SelectMany(operation => operation.Responses!.Values).SelectMany(response => response.Content?.Values ?? []));
        foreach (var (name, schema) in schemas.ToList())
        {
            if (!sent.Contains(name) && !answered.Contains(name))
                schemas.Remove(name);
            else if (!sent.Contains(name) && schema is OpenApiSchema open)
                open.AdditionalPropertiesAllowed = true;
        }

        return Task.CompletedTask;
    }

    // A recorded fact is one object: the members of the fact stand beside those of its recording.
    private static void Flatten(OpenApiSchema schema)
    {
        if (schema.Properties is null || !schema.Properties.TryGetValue(FactMember, out var member) || member is not OpenApiSchemaReference { Target: OpenApiSchema fact })
            return;
        schema.Required!.Remove(FactMember);
        schema.Properties = schema.Properties.Where(own => own.Key != FactMember).Concat(fact.Properties!).ToDictionary();
        foreach (var (name, description) in fact.Properties!.ContainsKey("observations") ? FactDocument.RangeMembers : [])
            schema.Properties[name] = new OpenApiSchema { Type = JsonSchemaType.String, Description = description };
        schema.Required.UnionWith(fact.Required ?? new HashSet<string>());
        schema.Description = $"{fact.Description} With its version, who recorded it and when.";
    }

    private static void DescribeMembers(OpenApiSchema schema)
    {
        foreach (var (name, member) in schema.Properties?.ToList() ?? [])
        {
            if (member is not OpenApiSchema { Description: null } bare)
                continue;
            if (bare.OneOf?.FirstOrDefault(choice => choice.Description is not null) is { } described)
                bare.Description = described.Description;
            else if (name == "type")
                bare.Description = "The type of fact: the singular of its path.";
        }
    }
}
