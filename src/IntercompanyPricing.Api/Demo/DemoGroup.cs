using System.Text.Json;
using IntercompanyPricing.Api.Facts;
using IntercompanyPricing.Domain.MasterData;

namespace IntercompanyPricing.Api.Demo;

/// <summary>The JKL group: ABC and XYZ belong to JKL since 2020, QRS is outside.</summary>
internal static class DemoGroup
{
    /// <summary>The companies that the demo's erp key acts for.</summary>
    public static IReadOnlyList<string> Companies { get; } = ["ABC", "XYZ"];

    /// <summary>Its facts, as they could be sent to <c>POST /v1/facts</c>.</summary>
    public static IReadOnlyList<Fact> Facts()
    {
        using var file = typeof(DemoGroup).Assembly.GetManifestResourceStream("demo-group.json")!;
        return JsonSerializer.Deserialize(file, ApiJson.Strict.FactBatch)!.Facts;
    }
}
