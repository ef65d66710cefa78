using System.Text.RegularExpressions;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace IntercompanyPricing.Api.Http.OpenApi;

/// <summary>Describes an operation's roles, headers, parameters and problems from its endpoint's path and metadata.</summary>
internal sealed partial class Operations : IOpenApiOperationTransformer
{
    /// <inheritdoc/>
    public Task TransformAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        var metadata = context.Description.ActionDescriptor.EndpointMetadata;
        if (metadata.OfType<RolesRequired>().LastOrDefault() is { } required)
        {
            operation.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(ApiKeyHandler.SchemeName, context.Document)] = [] }];
            var roles = $"Roles: {string.Join(", ", required.Roles)}.";
            operation.Description = string.IsNullOrEmpty(operation.Description) ? roles : $"{operation.Description}\n\n{roles}";
        }

        else
        {
            operation.Security = []; // open to all, said so
        }

        foreach (var name in PathParameter().Matches(context.Description.RelativePath ?? "").Select(match => match.Groups[1].Value))
        {
            // The framework describes only those that a handler takes one by one.
            if (operation.Parameters?.Any(parameter => parameter.In == ParameterLocation.Path && parameter.Name == name) != true)
                AddParameter(operation, new OpenApiParameter { Name = name, In = ParameterLocation.Path, Required = true, Schema = new OpenApiSchema { Type = JsonSchemaType.String } });
        }

        if (metadata.OfType<IdempotencyKeyRequired>().Any())
            AddParameter(operation, IdempotencyKeyHeader());
        foreach (var parameter in metadata.OfType<QueryParametersTaken>().LastOrDefault()?.Parameters ?? [])
            AddParameter(operation, new OpenApiParameter { Name = parameter.Name, In = ParameterLocation.Query, Required = parameter.IsRequired, Description = parameter.Description, Schema = parameter.Schema() });
        if (operation.RequestBody is OpenApiRequestBody body)
            DescribeBody(body, metadata.OfType<RequestBodyOf>().Last(), context.Document!);

        foreach (var text in operation.Responses?.Values.Select(response => response.BodyOf("text/csv")).OfType<OpenApiMediaType>() ?? [])
            text.Schema = new OpenApiSchema { Type = JsonSchemaType.String };

        DescribeProblems(operation, [.. metadata.OfType<ProblemsAnswered>().SelectMany(answered => answered.Codes).Distinct()], context.Document!);
        return Task.CompletedTask;
    }

    private static void DescribeBody(OpenApiRequestBody body, RequestBodyOf of, OpenApiDocument document)
    {
        body.Required = true;
        foreach (var (mediaType, other) in body.Content?.Where(content => content.Key != "application/json") ?? [])
            other.Schema = new OpenApiSchema { Type = JsonSchemaType.String, Description = mediaType[^3..] switch { "xml" => "The publisher's XML.", "csv" => "A header, then a row a line.", _ => "An object a line." } };
        var json = body.Json();
        if (of.PathMembers.Count == 0 || json?.Schema is not OpenApiSchemaReference { Target: OpenApiSchema whole })
            return;

        // What the path gives is no member of the body, though it is one of the type.
        var schema = (OpenApiSchema)whole.CreateShallowCopy();
        schema.Properties = whole.Properties?.Where(member => !of.PathMembers.Contains(member.Key)).ToDictionary();
        schema.Required = whole.Required?.Where(member => !of.PathMembers.Contains(member)).ToHashSet();
        var name = $"{of.Type.Name}Body";
        document.AddComponent(name, schema);
        json.Schema = new OpenApiSchemaReference(name, document);
    }

    private static void DescribeProblems(OpenApiOperation operation, IReadOnlyList<string> codes, OpenApiDocument document)
    {
        foreach (var group in codes.Select(ProblemCatalogue.Of).GroupBy(kind => kind.Status))
        {
            if (operation.Responses?.GetValueOrDefault($"{group.Key}") is not OpenApiResponse response)
                continue;
            response.Description = string.Join("\n", group.Select(kind => $"- `{kind.Code}`: {kind.Title}"));
            if (response.BodyOf("application/problem+json") is { } problem)
                problem.Examples = group.Take(1).ToDictionary(kind => kind.Code, kind => ProblemExamples.Of(kind, document));
        }

        if (operation.Responses is { } unordered)
        {
            var ordered = new OpenApiResponses();
            foreach (var (status, response) in unordered.OrderBy(pair => pair.Key, StringComparer.Ordinal))
                ordered.Add(status, response);
            operation.Responses = ordered;
        }
    }

    private static void AddParameter(OpenApiOperation operation, OpenApiParameter parameter) => (operation.Parameters ??= []).Add(parameter);

    private static OpenApiParameter IdempotencyKeyHeader() => new()
    {
        Name = IdempotencyKey.HeaderName,
        In = ParameterLocation.Header,
        Required = true,
        Description = "Unique for the document. The same key with the same body gets the first answer again, byte for byte, with Idempotency-Replayed: true.",
        Schema = new OpenApiSchema { Type = JsonSchemaType.String, MinLength = 1, MaxLength = IdempotencyKey.MaxLength, Pattern = "^[!-~]+$" },
    };

    [GeneratedRegex(@"\{(\w+)")]
    private static partial Regex PathParameter();
}
