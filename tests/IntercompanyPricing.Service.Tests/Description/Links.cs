using System.Text.Json.Nodes;

namespace IntercompanyPricing.Service.Tests.Description;

/// <summary>What answers have put in the place of later operations' parameters, by the links that the description declares.</summary>
internal sealed class Links
{
    private const string Body = "$response.body#/";

    private readonly Dictionary<string, Dictionary<string, string>> _values = [];

    /// <summary>Values by parameter.</summary>
    public IReadOnlyDictionary<string, string> For(DescribedOperation operation) => _values.GetValueOrDefault(operation.Id) ?? [];

    /// <summary>Follows an operation's links with its answer.</summary>
    public void Follow(DescribedOperation operation, string answer)
    {
        foreach (var (_, link) in operation.Success.Response["links"]?.AsObject() ?? [])
        {
            _values[(string)link!["operationId"]!] = link["parameters"]!.AsObject().ToDictionary(
                parameter => parameter.Key,
                parameter => (string)JsonNode.Parse(answer)![((string)parameter.Value!)[Body.Length..]]!);
        }
    }
}
