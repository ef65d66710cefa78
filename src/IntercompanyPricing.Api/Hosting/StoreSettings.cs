using IntercompanyPricing.Storage;
using IntercompanyPricing.Storage.Sqlite;
using IntercompanyPricing.Storage.SqlServer;

namespace IntercompanyPricing.Api.Hosting;

/// <summary>Which store to open.</summary>
/// <param name="Provider"><see cref="Sqlite"/> or <see cref="SqlServer"/>.</param>
/// <param name="ConnectionString">Of that provider.</param>
/// <param name="ReportConnectionString">For reports on SQL Server; null where they read from the same.</param>
internal sealed record StoreSettings(string Provider, string ConnectionString, string? ReportConnectionString = null)
{
    /// <summary>The embedded store, which is the default.</summary>
    public const string Sqlite = "sqlite";

    /// <summary>The store on a server.</summary>
    public const string SqlServer = "sqlserver";

    /// <summary>Opens it and brings its schema up to date. A SQLite file is made where it is missing.</summary>
    /// <exception cref="StoreUnusableException">It cannot be used; the message says why.</exception>
    public IStore Open() => Provider == SqlServer ? SqlServerStore.Open(ConnectionString, ReportConnectionString) : SqliteStore.Open(ConnectionString);

    /// <summary>Brings its schema up to date, makes it before where wanted, and answers the names of the scripts that were applied.</summary>
    /// <exception cref="StoreUnusableException">It cannot be done; the message says why.</exception>
    public IReadOnlyList<string> Migrate(bool create) => Provider == SqlServer ? SqlServerStore.Migrate(ConnectionString, create) : SqliteStore.Migrate(ConnectionString);

    /// <summary>Copies the database into a new file, also while a service uses it.</summary>
    /// <exception cref="StoreUnusableException">It cannot be done, or the store is on a server, which copies by its own means; the message says why.</exception>
    public BackedUp Backup(string file) => Provider == Sqlite
        ? SqliteStore.Backup(ConnectionString, file)
        : throw new StoreUnusableException("--backup copies a SQLite file. A database on SQL Server is copied by the server: BACKUP DATABASE … TO DISK = … WITH CHECKSUM.");
}
