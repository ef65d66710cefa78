using IntercompanyPricing.Service.Tests.SqlServer;
using IntercompanyPricing.Storage;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace IntercompanyPricing.Service.Tests.Api;

/// <summary>
/// The whole service in this process, over a store of its own that goes with it: a SQLite file, or a database on SQL Server where
/// the fixture is for that. A database that is lent stays.
/// </summary>
internal sealed class TestService(Action<IServiceCollection>? change = null, string? folder = null, string? database = null, bool isLent = false) : WebApplicationFactory<Program>
{
    public const string AdminKey = "test-admin-key-0123456789-0123456789";

    private static readonly Lazy<Task<(byte[] File, string FinanceKey)>> _groupsStore = new(FillWithGroup);

    private readonly string? _database = database ?? (EveryStoreAttribute.IsOnSqlServer ? TestDatabases.Take() : null);
    private ApiClient? _api;
    private bool _keepsFolder;
    private bool _isDisposed;

    public string Folder { get; } = folder ?? Directory.CreateTempSubdirectory("icp-api-").FullName;

    public string Store => Path.Combine(Folder, "store.db");

    public ApiClient Api => _api ??= new ApiClient(CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false }), AdminKey);

    /// <summary>A service that knows the group of <see cref="Group"/>.</summary>
    public static async Task<TestService> WithGroup(Action<IServiceCollection>? change = null)
    {
        var service = new TestService(change);
        if (service._database is not null)
        {
            await service.Api.Record(Group.Facts);
            return service;
        }

        // Recorded once, by a service as it is: hundreds of tests begin with a copy of what that one left.
        var (file, financeKey) = await _groupsStore.Value;
        await File.WriteAllBytesAsync(service.Store, file);
        service.Api.Use(ApiClient.Finance, financeKey);
        return service;
    }

    public T Get<T>()
        where T : notnull
        => Services.GetRequiredService<T>();

    /// <summary>Stops this service and starts another over the same store.</summary>
    public async Task<TestService> Restart()
    {
        _keepsFolder = true;
        await DisposeAsync();
        return new TestService(change, Folder, _database);
    }

    public override async ValueTask DisposeAsync()
    {
        if (_isDisposed)
            return;
        _isDisposed = true;
        var store = _database is null || _api is null ? null : Get<IStore>();
        await base.DisposeAsync();

        // The program's own thread ends the services, and the factory does not wait for it: the store's lock tells when.
        Assert.That(SpinWait.SpinUntil(() => store is null ? IsUnlocked() : !store.IsReady(), TimeSpan.FromMinutes(3)), Is.True, "the store was closed");
        if (_keepsFolder)
            return;
        Directory.Delete(Folder, recursive: true);
        if (_database is not null && !isLent)
            TestDatabases.Return(_database);
    }

    private static async Task<(byte[] File, string FinanceKey)> FillWithGroup()
    {
        var folder = Directory.CreateTempSubdirectory("icp-group-").FullName;
        var service = new TestService(folder: folder) { _keepsFolder = true };
        await service.Api.Record(Group.Facts);
        var key = await service.Api.Key(ApiClient.Finance);
        await service.DisposeAsync();
        var file = await File.ReadAllBytesAsync(service.Store);
        Directory.Delete(folder, recursive: true);
        return (file, key);
    }

    private bool IsUnlocked()
    {
        try
        {
            if (File.Exists(Store + ".lock"))
                File.Open(Store + ".lock", FileMode.Open, FileAccess.ReadWrite, FileShare.None).Dispose();
            return true;
        }
        catch (IOException)
        {
            return false;
        }
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Production");
        builder.UseSetting("Storage:Provider", _database is null ? "sqlite" : "sqlserver");
        builder.UseSetting("ConnectionStrings:Sqlite", $"Data Source={Store}");
        builder.UseSetting("ConnectionStrings:SqlServer", _database);
        builder.UseSetting("Bootstrap:AdminKey", AdminKey);
        builder.ConfigureLogging(logging => logging.ClearProviders());
        if (change is not null)
            builder.ConfigureTestServices(change);
    }
}
