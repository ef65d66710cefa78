using IntercompanyPricing.Storage;
using IntercompanyPricing.Storage.Sqlite;

namespace IntercompanyPricing.Service.Tests.Storage;

/// <summary>The promises of every store, kept by SQLite.</summary>
[TestFixture]
public sealed class SqliteStoreTests : StoreSuite
{
    private string _folder = "";

    [TearDown]
    public void RemoveFolder() => Directory.Delete(_folder, recursive: true);

    /// <inheritdoc/>
    protected override IStore OpenStore()
    {
        if (!Directory.Exists(_folder))
            _folder = Directory.CreateTempSubdirectory("icp-").FullName;
        return SqliteStore.Open($"Data Source={Path.Combine(_folder, "data", "store.db")}");
    }
}
