using System.Text.Json.Nodes;

namespace IntercompanyPricing.Api.Http.OpenApi;

/// <summary>What the API description says to people, from the files in <c>Guide/</c>: tags, longer descriptions, and examples.</summary>
internal static class Guide
{
    private const string Prefix = "guide/";

    private static readonly Lazy<IReadOnlyDictionary<string, JsonObject>> _operations = new(ReadOperations);
    private static readonly Lazy<JsonObject> _answers = new(() => Read("answers").AsObject());

    /// <summary>Names and descriptions of the tags in reading order.</summary>
    public static IReadOnlyList<(string Name, string Description)> Tags { get; } = [.. Read("tags").AsArray().Select(tag => ((string)tag!["name"]!, (string)tag["description"]!))];

    /// <summary>What is said of an operation: <c>description</c>, <c>parameters</c>, <c>requests</c>, <c>links</c>; null where nothing is.</summary>
    public static JsonObject? Of(string operationId) => _operations.Value.GetValueOrDefault(operationId);

    /// <summary>Example answers of an operation by status, as a test wrote them; null where there are none.</summary>
    public static JsonObject? AnswersOf(string operationId) => _answers.Value[operationId]?.AsObject();

    private static Dictionary<string, JsonObject> ReadOperations()
        => typeof(Guide).Assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal) && name is not (Prefix + "tags" or Prefix + "answers"))
            .SelectMany(name => Read(name[Prefix.Length..]).AsObject())
            .ToDictionary(operation => operation.Key, operation => operation.Value!.AsObject());

    private static JsonNode Read(string file)
    {
        using var stream = typeof(Guide).Assembly.GetManifestResourceStream(Prefix + file)!;
        return JsonNode.Parse(stream)!;
    }
}
