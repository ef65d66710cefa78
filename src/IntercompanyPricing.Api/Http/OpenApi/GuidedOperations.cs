using System.Text.Json.Nodes;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace IntercompanyPricing.Api.Http.OpenApi;

/// <summary>Adds to each operation what the <see cref="Guide"/> says of it.</summary>
internal sealed class GuidedOperations : IOpenApiOperationTransformer
{
    /// <inheritdoc/>
    public Task TransformAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        if (operation.OperationId is not { } id)
            return Task.CompletedTask;
        if (Guide.Of(id) is { } guide)
        {
            if ((string?)guide["description"] is { } description)
                operation.Description = operation.Description is { Length: > 0 } given ? $"{description}\n\n{given}" : description;
            DescribeParameters(operation, guide["parameters"]?.AsObject() ?? []);
            AddRequests(operation, guide["requests"]?.AsObject() ?? []);
            AddLinks(operation, guide["links"]?.AsObject() ?? []);
        }

        AddAnswers(operation, Guide.AnswersOf(id) ?? []);
        return Task.CompletedTask;
    }

    private static void DescribeParameters(OpenApiOperation operation, JsonObject guide)
    {
        foreach (var parameter in (operation.Parameters ?? []).OfType<OpenApiParameter>())
        {
            if (guide[parameter.Name!] is not { } said)
                continue;
            parameter.Description = (string?)said["description"] ?? parameter.Description;
            parameter.Example = said["example"]?.DeepClone();
        }
    }

    private static void AddRequests(OpenApiOperation operation, JsonObject requests)
    {
        if (requests.Count == 0 || (operation.RequestBody?.Json() ?? operation.RequestBody?.Content?.Values.First()) is not { } body)
            return;
        body.Examples = requests.ToDictionary(
            request => request.Key,
            request => (IOpenApiExample)new OpenApiExample { Summary = (string?)request.Value!["summary"], Value = request.Value["value"]!.DeepClone() });
    }

    // A link says which member of an answer a later operation asks for.
    private static void AddLinks(OpenApiOperation operation, JsonObject links)
    {
        if (links.Count == 0 || operation.Responses?.Values.OfType<OpenApiResponse>().FirstOrDefault() is not { } success)
            return;
        success.Links = links.ToDictionary(link => link.Key, link => (IOpenApiLink)new OpenApiLink
        {
            OperationId = link.Key,
            Parameters = link.Value!.AsObject().ToDictionary(
                parameter => parameter.Key,
                parameter => new RuntimeExpressionAnyWrapper { Expression = RuntimeExpression.Build((string)parameter.Value!) }),
        });
    }

    private static void AddAnswers(OpenApiOperation operation, JsonObject answers)
    {
        foreach (var (status, answer) in answers)
        {
            // What an operation answers when nothing else is asked for comes first.
            if (operation.Responses?.GetValueOrDefault(status)?.Content?.Values.FirstOrDefault() is { } body)
                body.Example = answer!.DeepClone();
        }
    }
}
