using System.Text.Json.Nodes;

namespace IntercompanyPricing.Service.Tests.Description;

/// <summary>An operation as the API description shows it.</summary>
internal sealed record DescribedOperation(string Method, string Path, JsonNode Node)
{
    private static readonly string[] _methods = ["get", "put", "post", "delete", "patch"];

    public string Id => (string)Node["operationId"]!;

    public string Tag => (string)Node["tags"]!.AsArray().Single()!;

    /// <summary>The first role that may use it, as the description names it; null where it needs no key.</summary>
    public string? Role => Node["security"]!.AsArray().Count == 0 ? null : ((string)Node["description"]!).Split("Roles: ")[1].Split(',', '.')[0];

    public IEnumerable<JsonNode> Parameters => (Node["parameters"]?.AsArray() ?? []).Select(parameter => parameter!);

    /// <summary>What a body is sent as, JSON where that is taken; null where there is no body.</summary>
    public string? RequestMediaType => Node["requestBody"]?["content"]!.AsObject() is not { } content ? null : content.ContainsKey("application/json") ? "application/json" : content.First().Key;

    /// <summary>Request examples by name; the first is what a person finds filled in.</summary>
    public IEnumerable<(string Name, JsonNode Body)> Requests
        => (RequestMediaType is { } mediaType && Node["requestBody"]!["content"]![mediaType]!["examples"] is { } examples ? examples.AsObject() : []).Select(example => (example.Key, example.Value!["value"]!));

    public IEnumerable<(string Status, JsonNode Response)> Responses => Node["responses"]!.AsObject().Select(response => (response.Key, response.Value!));

    /// <summary>The response of success; where there are two, that which says that something was made.</summary>
    public (string Status, JsonNode Response) Success => Responses.Last(response => response.Status[0] == '2');

    /// <summary>The path with its parameters' examples, or with what earlier answers put in their place.</summary>
    public string Address(IReadOnlyDictionary<string, string> linked)
    {
        var path = Path;
        var query = new List<string>();
        foreach (var parameter in Parameters.Where(parameter => parameter["example"] is not null))
        {
            var name = (string)parameter["name"]!;
            var value = Uri.EscapeDataString(linked.GetValueOrDefault(name) ?? parameter["example"]!.ToString());
            if ((string?)parameter["in"] == "path")
                path = path.Replace($"{{{name}}}", value, StringComparison.Ordinal);
            else if ((string?)parameter["in"] == "query")
                query.Add($"{name}={value}");
        }

        return query.Count == 0 ? path : $"{path}?{string.Join('&', query)}";
    }

    /// <summary>All operations in the order of the document.</summary>
    public static IReadOnlyList<DescribedOperation> All(JsonNode document)
        => [.. document["paths"]!.AsObject().SelectMany(
            path => path.Value!.AsObject().Where(member => _methods.Contains(member.Key)),
            (path, member) => new DescribedOperation(member.Key.ToUpperInvariant(), path.Key, member.Value!))];
}
