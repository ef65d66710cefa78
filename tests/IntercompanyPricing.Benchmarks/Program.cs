using IntercompanyPricing.Benchmarks;
using IntercompanyPricing.Benchmarks.Growth;
using IntercompanyPricing.Benchmarks.Ownership;
using IntercompanyPricing.Benchmarks.Pricing;
using IntercompanyPricing.Benchmarks.Service;

// One process plays two parts: the benchmark itself, and the service with one endpoint more (see EchoHost).
if (args is [EchoHost.Command, .. var hostArgs])
    return await EchoHost.Run(hostArgs);

if (args is [OwnershipRun.Command])
{
    OwnershipRun.Run();
    return 0;
}

if (args is [PricingRun.Command])
{
    PricingRun.Run();
    return 0;
}

// The client's sockets complete on the thread that waits for them: it shares two cores with the service and must be cheap.
Environment.SetEnvironmentVariable("DOTNET_SYSTEM_NET_SOCKETS_INLINE_COMPLETIONS", "1");
var isGrowth = args is [GrowthRun.Command, ..];
if ((isGrowth ? Options.Read(args[1..], GrowthRun.Orders) : Options.Read(args)) is not { } options)
    return 2;

await (isGrowth ? GrowthRun.Run(options) : BenchmarkRun.Run(options));
return 0;
