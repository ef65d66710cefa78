using IntercompanyPricing.Service.Tests.SqlServer;
using IntercompanyPricing.Storage;
using IntercompanyPricing.Storage.SqlServer;

namespace IntercompanyPricing.Service.Tests.Storage;

/// <summary>The promises of every store, kept by SQL Server.</summary>
[NeedsSqlServer]
public sealed class SqlServerStoreTests : StoreSuite
{
    private string? _database;

    [TearDown]
    public void ReturnDatabase()
    {
        if (_database is not null)
            TestDatabases.Return(_database);
        _database = null;
    }

    /// <inheritdoc/>
    protected override IStore OpenStore() => SqlServerStore.Open(_database ??= TestDatabases.Take());
}
