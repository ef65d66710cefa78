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

    /// <summary>Does what an example needs that no other one has done, and answers what it is then given; null for most.</summary>
    public async Task<Dictionary<string, string>?> Prepare(DescribedOperation operation)
    {
        // The programme began in April: something must have been bought since.
        if (operation.Id == "SettleProgramme")
        {
            (await Api.SendText(
                "POST", "/v1/orders", "erp", """{"sellerDocument":"INV/2026/00106","buyer":"ABC","seller":"XYZ","date":"2026-04-20","currency":"EUR","lines":[{"product":"WIDGET","quantity":"5","unit":"EA"}]}""", "example-in-april")).Must(201);
        }

        // There must have been an order before the fact.
        if (operation.Id != "ReclassifyOrder")
            return null;
        var order = await Api.SendText(
            "POST", "/v1/orders", "erp", """{"sellerDocument":"INV/2026/00105","buyer":"QRS","seller":"XYZ","date":"2026-03-01","currency":"EUR","lines":[{"product":"DSL","quantity":"3","unit":"MON"}]}""", "example-before-the-fact");
        (await Api.SendText("POST", "/v1/account-assignments", "finance", """{"postingKey":"revenue","account":"4010","company":"XYZ","counterparty":"QRS"}""")).Must(201);
        return new() { ["id"] = (string)order.Must(201).Json["id"]! };
    }

    public void Dispose() => _process.Dispose();
}
