namespace IntercompanyPricing.Api.Hosting;

/// <summary>The whole configuration of our own, read once and checked: what is held here can be used.</summary>
/// <param name="Store">Which store.</param>
/// <param name="FirstStart">What an empty store gets.</param>
/// <param name="DrainTime">How long the service still serves between being told to stop and taking no more connections.</param>
internal sealed record ServiceSettings(StoreSettings Store, FirstStartSettings FirstStart, TimeSpan DrainTime)
{
    /// <summary>Reads and checks everything.</summary>
    /// <param name="configuration">From environment, files and command line.</param>
    /// <param name="dataFolder">Where files go that are not placed.</param>
    /// <exception cref="SettingsException">Names every fault, not only the first.</exception>
    public static ServiceSettings Read(IConfiguration configuration, string dataFolder)
    {
        var read = new SettingsReader(configuration);
        read.RefuseUnknown("Storage", "Provider");
        read.RefuseUnknown("ConnectionStrings", "Sqlite", "SqlServer", "SqlServerReports");
        read.RefuseUnknown("Data", "Folder");
        read.RefuseUnknown("Bootstrap", "AdminKey");
        read.RefuseUnknown("Shutdown", "DrainSeconds");
        read.ListenUrls();
        read.Otlp();
        var settings = new ServiceSettings(
            ReadStore(read, dataFolder),
            new FirstStartSettings(read.Flag("Demo"), read.Secret("Bootstrap:AdminKey"), dataFolder),
            read.Seconds("Shutdown:DrainSeconds", 300));
        return read.Faults.Count == 0 ? settings : throw new SettingsException(read.Faults);
    }

    private static StoreSettings ReadStore(SettingsReader read, string dataFolder) => read.OneOf("Storage:Provider", StoreSettings.Sqlite, StoreSettings.SqlServer) == StoreSettings.SqlServer
        ? new(StoreSettings.SqlServer, read.SqlServer("ConnectionStrings:SqlServer", isNeeded: true) ?? "", read.SqlServer("ConnectionStrings:SqlServerReports", isNeeded: false))
        : new(StoreSettings.Sqlite, read.SqliteFile("ConnectionStrings:Sqlite", Path.Combine(dataFolder, "intercompany.db")));
}
