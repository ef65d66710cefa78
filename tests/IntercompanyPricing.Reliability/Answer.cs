using System.Text.Json.Nodes;

namespace IntercompanyPricing.Reliability;

/// <summary>An answer of the service.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Text">The body.</param>
/// <param name="IsReplayed">Whether it is an earlier answer, given again.</param>
/// <param name="RetryAfter">Whether it says when to come back.</param>
internal sealed record Answer(int Status, string Text, bool IsReplayed, bool RetryAfter)
{
    /// <summary>The body as JSON.</summary>
    public JsonNode Json => JsonNode.Parse(Text)!;

    /// <summary>The problem's code; null where there is none.</summary>
    public string? Code => Status < 400 ? null : (string?)Json["code"];
}
