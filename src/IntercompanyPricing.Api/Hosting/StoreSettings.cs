using IntercompanyPricing.Storage;
using IntercompanyPricing.Storage.Sqlite;

namespace IntercompanyPricing.Api.Hosting;

/// <summary>Which store to open, from configuration.</summary>
internal static class StoreSettings
{
    /// <summary>Opens the store that <c>Storage__Provider</c> names; <c>sqlite</c> where it names none.</summary>
    public static IStore Open(IConfiguration configuration, string dataFolder)
        => configuration["Storage:Provider"] switch
        {
            null or "" or "sqlite" => SqliteStore.Open(configuration.GetConnectionString("Sqlite") is { Length: > 0 } given ? given : $"Data Source={Path.Combine(dataFolder, "intercompany.db")}"),
            var other => throw new StoreUnusableException($"Storage__Provider is '{other}': this release knows 'sqlite' only."),
        };
}
