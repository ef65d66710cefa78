using System.Diagnostics;
using System.Diagnostics.Metrics;
using IntercompanyPricing.Domain;
using IntercompanyPricing.Domain.Classification;
using IntercompanyPricing.Domain.MasterData;
using IntercompanyPricing.Domain.Orders;
using IntercompanyPricing.Storage;

namespace IntercompanyPricing.Api.Telemetry;

/// <summary>What is counted here beside what the framework counts by itself.</summary>
internal sealed class PricingMetrics
{
    /// <summary>The meter's name.</summary>
    public const string Meter = "IntercompanyPricing";

    private readonly Counter<long> _posted;
    private readonly Counter<long> _replayed;
    private readonly Counter<long> _refused;

    /// <summary>Counts from zero; what the writer and the log of facts know is read when it is asked for.</summary>
    public PricingMetrics(IMeterFactory meters, IServiceProvider services)
    {
        var meter = meters.Create(Meter);
        _posted = meter.CreateCounter<long>("intercompany.orders.posted", description: "Orders posted, by relationship as decided when the order arrived.");
        _replayed = meter.CreateCounter<long>("intercompany.orders.replayed", description: "Orders answered again to the same Idempotency-Key.");
        _refused = meter.CreateCounter<long>("intercompany.refusals", description: "Problems answered, by code.");
        Observe(meter, services);
    }

    /// <summary>An order was posted.</summary>
    public void Posted(Relationship relationship) => _posted.Add(1, new KeyValuePair<string, object?>("relationship", EnumText<Relationship>.Of(relationship)));

    /// <summary>An order was answered again.</summary>
    public void Replayed() => _replayed.Add(1);

    /// <summary>A problem was answered.</summary>
    public void Refused(string code) => _refused.Add(1, new KeyValuePair<string, object?>("code", code));

    private static void Observe(Meter meter, IServiceProvider services)
    {
        // Asked for late: the writer is opened by the start of the service, and must not be by that of the metrics.
        StoreWriter Writer() => services.GetRequiredService<StoreWriter>();
        meter.CreateObservableCounter("intercompany.commits", () => Writer().Groups, description: "Groups of orders committed together.");
        meter.CreateObservableCounter("intercompany.commits.orders", () => Writer().GroupedOrders, description: "Orders in these groups; divided by the groups it is the mean group size.");
        meter.CreateObservableGauge("intercompany.writer.waiting", () => Writer().Waiting, description: "Writes that wait for the one writer.");
        meter.CreateObservableGauge("intercompany.facts.version", () => services.GetRequiredService<FactLog>().Version, description: "Version of the facts that decisions rest on.");

        var started = (Process.GetCurrentProcess().StartTime.ToUniversalTime() - DateTime.UnixEpoch).TotalSeconds;
        meter.CreateObservableGauge("process.start.time", () => started, "s", "When the process started, since 1970-01-01 UTC.");
        KeyValuePair<string, object?>[] build = [new("version", Build.Version), new("engine", OrderDecision.Engine)];
        meter.CreateObservableGauge("intercompany.build.info", () => new Measurement<long>(1, build), description: "Version of the program and of the rules in code.");
    }
}
