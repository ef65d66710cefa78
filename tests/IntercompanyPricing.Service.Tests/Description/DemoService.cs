using System.Text.Json.Nodes;
using IntercompanyPricing.Service.Tests.Api;

namespace IntercompanyPricing.Service.Tests.Description;

/// <summary>The real process over a fresh demo, with the demo's own keys and the description that it serves.</summary>
internal sealed class DemoService : IDisposable
{
    private readonly ServiceProcess _process;

    private DemoService(ServiceProcess process, IReadOnlyDictionary<string, string> secrets, JsonNode document)
        => (_process, Secrets, Operations) = (process, secrets, DescribedOperation.All(document));

    public ApiClient Api => _process.Api;

    public Uri Address => _process.Address;

    /// <summary>Keys by role.</summary>
    public IReadOnlyDictionary<string, string> Secrets { get; }

    /// <summary>In the order of the document.</summary>
    public IReadOnlyList<DescribedOperation> Operations { get; }

    public static async Task<DemoService> Start(string folder)
    {
        var process = await ServiceProcess.Start(folder, ("Demo", "true"));
        var secrets = (await File.ReadAllLinesAsync(Path.Combine(folder, "data", "demo.env")))
            .Select(line => line["export ".Length..].Split('='))
            .ToDictionary(pair => pair[0].Split('_')[0].ToLowerInvariant(), pair => pair[1]);
        foreach (var (role, secret) in secrets)
            process.Api.Use(role, secret);
        return new DemoService(process, secrets, (await process.Api.Send("GET", "/openapi/v1.json", null)).Must(200).Json);
    }

    public void Dispose() => _process.Dispose();
}
