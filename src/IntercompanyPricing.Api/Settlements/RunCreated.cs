using System.Text.Json;
using System.Text.Json.Nodes;
using IntercompanyPricing.Api.Orders;

namespace IntercompanyPricing.Api.Settlements;

/// <summary>201 with a run as it stands on its last order: the same bytes, the first time and every time after.</summary>
/// <param name="created">The last order.</param>
/// <param name="member">The member of an order that has the run in it.</param>
internal sealed class RunCreated(OrderCreated created, string member) : IResult
{
    /// <inheritdoc/>
    public Task ExecuteAsync(HttpContext httpContext)
    {
        var run = JsonNode.Parse(created.Document.Span)![member]!["run"]!;
        return created.Write(httpContext, JsonSerializer.SerializeToUtf8Bytes(run, Storage.Json.DocumentJson.Documents.JsonNode));
    }
}
