using IntercompanyPricing.Benchmarks.Service;

namespace IntercompanyPricing.Reliability;

/// <summary>A database of the demo group in a folder of its own, which goes with it, and the service over it.</summary>
internal sealed class StoreUnderTest : IDisposable
{
    /// <summary>The folder.</summary>
    public string Folder { get; } = Directory.CreateTempSubdirectory("icp-reliability-").FullName;

    /// <summary>The database file.</summary>
    public string Database => Path.Combine(Folder, "store.db");

    /// <summary>Starts the service, and waits until it is ready.</summary>
    public Task<ServiceProcess> Start(params (string Name, string Value)[] settings)
        => ServiceProcess.Start(["dotnet", Path.Combine(AppContext.BaseDirectory, "IntercompanyPricing.Api.dll")], Database, Folder, settings.ToDictionary(setting => setting.Name, setting => setting.Value));

    /// <summary>A client of the service.</summary>
    public Client Client(ServiceProcess service) => new(service.EndPoint, Folder);

    /// <inheritdoc/>
    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
