using IntercompanyPricing.Api.Changes;
using IntercompanyPricing.Api.Facts;
using IntercompanyPricing.Api.Http;
using IntercompanyPricing.Api.Imports;
using IntercompanyPricing.Api.Orders;
using IntercompanyPricing.Api.Orders.Batches;
using IntercompanyPricing.Api.Ownership;
using IntercompanyPricing.Api.Programmes;
using IntercompanyPricing.Api.Reconciliation;
using IntercompanyPricing.Api.Settlements;
using IntercompanyPricing.Api.YearEnd;
using IntercompanyPricing.Domain.MasterData;
using IntercompanyPricing.Storage;

namespace IntercompanyPricing.Api.Hosting;

/// <summary>The service's own parts: one store, one log of all facts, one writer a process.</summary>
internal static class PricingServices
{
    /// <summary>Adds them. Nothing is read or opened before it is asked for.</summary>
    public static void AddPricing(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(provider => ReadSettings(provider.GetRequiredService<IConfiguration>(), builder.Environment));
        services.AddSingleton(provider => provider.GetRequiredService<ServiceSettings>().Store.Open());
        services.AddSingleton(provider => Load(provider.GetRequiredService<IStore>()));
        services.AddSingleton<StoreWriter>();
        services.AddSingleton<SharedStoreState>();
        services.AddSingleton<FactRecording>();
        services.AddSingleton<KnownGroups>();
        services.AddSingleton<ImportRecording>();
        services.AddSingleton<OrderPosting>();
        services.AddSingleton<RequestPosting>();
        services.AddSingleton<CorrectionPosting>();
        services.AddSingleton<IncentivePosting>();
        services.AddSingleton<RunPosting>();
        services.AddSingleton<NettingPosting>();
        services.AddSingleton<RevaluationPosting>();
        services.AddSingleton<YearEndPosting>();
        services.AddSingleton<BatchPosting>();
        services.AddSingleton<ChangeFeed>();
        services.AddSingleton<ErpImport>();
        services.AddSingleton(provider => ActivatorUtilities.CreateInstance<FirstStart>(provider, provider.GetRequiredService<ServiceSettings>().FirstStart));
        AddStopping(services);
    }

    /// <summary>Whether the service can serve. Nothing is opened before it is asked.</summary>
    public static bool IsReady(this IServiceProvider services)
        => !services.GetRequiredService<Draining>().HasBegun && services.GetRequiredService<SharedStoreState>().IsFollowed && services.GetRequiredService<IStore>().IsReady();

    private static void AddStopping(IServiceCollection services)
    {
        services.AddSingleton<Draining>();

        // Emitting the API description starts the host too, without settings.
        if (BuildTime.IsEmittingDocument)
            return;
        services.AddHostedService(provider => provider.GetRequiredService<Draining>());
        services.AddHostedService<SharedStoreWatch>();
        services.AddOptions<HostOptions>().Configure<ServiceSettings>((host, settings) => host.ShutdownTimeout = settings.DrainTime + Draining.InFlight);
    }

    private static ServiceSettings ReadSettings(IConfiguration configuration, IHostEnvironment environment)
        => ServiceSettings.Read(configuration, DataFolder.Of(configuration, environment));

    private static FactLog Load(IStore store)
    {
        var log = new FactLog();
        foreach (var recorded in store.FactsSince(0))
            log.Append(recorded.Recording, recorded.Facts);
        return log;
    }
}
