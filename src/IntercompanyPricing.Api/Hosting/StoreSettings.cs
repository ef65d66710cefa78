using IntercompanyPricing.Storage;
using IntercompanyPricing.Storage.Sqlite;

namespace IntercompanyPricing.Api.Hosting;

/// <summary>Which store to open.</summary>
/// <param name="ConnectionString">For SQLite, the one kind that this release knows.</param>
internal sealed record StoreSettings(string ConnectionString)
{
    /// <summary>Opens it, and makes it where it is missing.</summary>
    /// <exception cref="StoreUnusableException">It cannot be used; the message says why.</exception>
    public IStore Open() => SqliteStore.Open(ConnectionString);
}
