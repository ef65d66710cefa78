using System.Diagnostics;
using IntercompanyPricing.Benchmarks.Load;
using Microsoft.Data.SqlClient;

namespace IntercompanyPricing.Benchmarks.Service;

/// <summary>The published service on two databases of a SQL Server, each with the demo group, its keys and one order: one is posted to, the other taken by the bare loop.</summary>
internal sealed class SqlServerWorld : IDisposable
{
    private readonly string _folder;
    private readonly Published _published;
    private readonly string _posted;
    private readonly string _bare;
    private string _erpKey = "";

    private SqlServerWorld(string folder, Published published, string server)
    {
        (_folder, _published) = (folder, published);
        (_posted, _bare) = (DatabaseOn(server), DatabaseOn(server));
    }

    /// <summary>Publishes the service and makes the databases.</summary>
    public static async Task<SqlServerWorld> Make(string folder, string server)
    {
        Directory.CreateDirectory(folder);
        var world = new SqlServerWorld(folder, await Published.Make(Path.Combine(folder, "published")), server);
        await world.MakeDatabase(world._posted);
        await world.MakeDatabase(world._bare);
        return world;
    }

    /// <summary>A new order, to be posted on one connection.</summary>
    public OrderRequest Order() => OrderRequest.To("/v1/orders", _erpKey);

    /// <summary>The service.</summary>
    public async Task<ServiceProcess> Start()
    {
        var service = await Start(_posted);
        await PostOne(service);
        return service;
    }

    /// <summary>The bare loop.</summary>
    public async Task<BareSqlServer> BareInserts()
    {
        using (var service = await Start(_bare))
            await PostOne(service);
        return new BareSqlServer(_bare);
    }

    /// <summary>Drops the databases.</summary>
    public void Dispose()
    {
        SqlConnection.ClearAllPools();
        foreach (var database in new[] { _posted, _bare })
        {
            var settings = new SqlConnectionStringBuilder(database);
            var name = settings.InitialCatalog;
            settings.InitialCatalog = "master";
            using var connection = new SqlConnection(settings.ConnectionString);
            connection.Open();
            using var drop = new SqlCommand($"DROP DATABASE [{name}]", connection);
            drop.ExecuteNonQuery();
        }
    }

    private static string DatabaseOn(string server) => new SqlConnectionStringBuilder(server) { InitialCatalog = $"intercompany_benchmark_{Guid.NewGuid():N}" }.ConnectionString;

    private static Dictionary<string, string> SettingsOf(string database) => new() { ["Storage__Provider"] = "sqlserver", ["ConnectionStrings__SqlServer"] = database };

    private async Task MakeDatabase(string database)
    {
        var start = new ProcessStartInfo(_published.Command[0], [.. _published.Command.Skip(1), "--migrate", "--create"]);
        foreach (var (name, value) in SettingsOf(database))
            start.Environment[name] = value;
        using var migrate = Process.Start(start)!;
        await migrate.WaitForExitAsync();
        if (migrate.ExitCode != 0)
            throw new InvalidOperationException("The database cannot be made.");
    }

    private Task<ServiceProcess> Start(string database) => ServiceProcess.Start(_published.Command, Path.Combine(_folder, "unused.db"), _folder, SettingsOf(database));

    private async Task PostOne(ServiceProcess service)
    {
        var keys = await File.ReadAllLinesAsync(Path.Combine(_folder, "demo.env"));
        _erpKey = keys.Single(line => line.Contains("ERP_KEY", StringComparison.Ordinal)).Split('=')[1];
        using var connection = await Connection.Open(service.EndPoint);
        await connection.Post(Order().Next());
    }
}
