using Microsoft.OpenApi;

namespace IntercompanyPricing.Api.Http.OpenApi;

/// <summary>Which shared schemas some bodies are made of.</summary>
internal sealed class SchemaReach
{
    private readonly IDictionary<string, IOpenApiSchema> _schemas;
    private readonly HashSet<string> _names = [];

    private SchemaReach(IDictionary<string, IOpenApiSchema> schemas) => _schemas = schemas;

    /// <summary>Their names.</summary>
    public static IReadOnlySet<string> Of(IDictionary<string, IOpenApiSchema> schemas, IEnumerable<OpenApiMediaType> bodies)
    {
        var reach = new SchemaReach(schemas);
        foreach (var body in bodies)
            reach.Walk(body.Schema);
        return reach._names;
    }

    private void Walk(IOpenApiSchema? schema)
    {
        if (schema is OpenApiSchemaReference { Reference.Id: { } name })
        {
            if (_names.Add(name))
                Walk(_schemas[name]);
            return;
        }

        if (schema is null)
            return;
        Walk(schema.Items);
        Walk(schema.AdditionalProperties);
        foreach (var part in (schema.Properties?.Values ?? []).Concat(schema.AllOf ?? []).Concat(schema.AnyOf ?? []).Concat(schema.OneOf ?? []))
            Walk(part);
    }
}
