using IntercompanyPricing.Benchmarks.Load;

namespace IntercompanyPricing.Benchmarks.Service;

/// <summary>The published service, and databases with the demo group, its keys and one order: every measurement starts from a copy.</summary>
internal sealed class DemoWorld : IDisposable
{
    /// <summary>The lines of an order that is not short.</summary>
    public const int ManyLines = 10;

    private readonly string _folder;
    private readonly Published _published;
    private readonly string _erpKey;

    private DemoWorld(string folder, Published published, string erpKey, string auditorKey) => (_folder, _published, _erpKey, AuditorKey) = (folder, published, erpKey, auditorKey);

    /// <summary>A key that reads reports.</summary>
    public string AuditorKey { get; }

    /// <summary>Publishes the service and posts the first orders.</summary>
    public static async Task<DemoWorld> Make(string folder)
    {
        Directory.CreateDirectory(folder);
        var published = await Published.Make(Path.Combine(folder, "published"));
        using (await ServiceProcess.Start(published.Command, Path.Combine(folder, "empty.db"), folder))
        {
            // Ends at once: what it made is there.
        }

        var keys = await File.ReadAllLinesAsync(Path.Combine(folder, "demo.env"));
        string Key(string name) => keys.Single(line => line.Contains(name, StringComparison.Ordinal)).Split('=')[1];
        var world = new DemoWorld(folder, published, Key("ERP_KEY"), Key("AUDITOR_KEY"));
        foreach (var lines in new[] { 1, ManyLines })
            await world.MakeTemplate(lines);
        return world;
    }

    /// <summary>A new order, to be posted on one connection.</summary>
    public OrderRequest Order() => OrderRequest.To("/v1/orders", _erpKey);

    /// <summary>The same request, to be read and answered only.</summary>
    public OrderRequest Echo() => OrderRequest.To(EchoHost.Path, _erpKey);

    /// <summary>Orders a second of one batch that lasts for a while.</summary>
    public Task<double> Batch(ServiceProcess service, TimeSpan duration) => Load.Batch.Run(service.EndPoint, _erpKey, duration);

    /// <summary>So many orders in one batch.</summary>
    public Task Batch(ServiceProcess service, OrderRequest line, long orders, List<string> ids) => Load.Batch.Run(service.EndPoint, _erpKey, line, orders, ids);

    /// <summary>A client that reads with the key of an ERP system.</summary>
    public HttpClient Reader(ServiceProcess service)
    {
        var client = new HttpClient { BaseAddress = new Uri($"http://{service.EndPoint}/v1/") };
        client.DefaultRequestHeaders.Add("X-Api-Key", _erpKey);
        return client;
    }

    /// <summary>The bare loop over a database of its own.</summary>
    public BareInserts BareInserts(string name, int lines = 1) => new(Copy(name, lines));

    /// <summary>The service on a database: one that is there, else a copy of the first.</summary>
    public Task<ServiceProcess> Start(string name) => ServiceProcess.Start(_published.Command, File.Exists(PathOf(name)) ? PathOf(name) : Copy(name), _folder);

    /// <summary>The service on a new copy of the first database.</summary>
    public Task<ServiceProcess> StartCopy(string name)
    {
        File.Delete(PathOf(name));
        return Start(name);
    }

    /// <summary>The service on an empty folder: it makes its database first.</summary>
    public Task<ServiceProcess> StartEmpty(string name) => ServiceProcess.Start(_published.Command, PathOf(name), _folder);

    /// <summary>The service with the endpoint that only answers.</summary>
    public Task<ServiceProcess> StartEcho(int answerSize) => ServiceProcess.Start(_published.EchoCommand, Copy("echo"), _folder, EchoHost.Settings(answerSize));

    /// <summary>Leaves the published service behind and nothing else.</summary>
    public void Dispose()
    {
        foreach (var file in Directory.GetFiles(_folder))
            File.Delete(file);
    }

    /// <summary>Where a database is.</summary>
    public string PathOf(string name) => Path.Combine(_folder, name + ".db");

    private static string TemplateOf(int lines) => $"template-{lines}";

    private async Task MakeTemplate(int lines)
    {
        File.Copy(PathOf("empty"), PathOf(TemplateOf(lines)));
        using var service = await Start(TemplateOf(lines));
        using var connection = await Connection.Open(service.EndPoint);
        OrderRequest.StartAfter(0);
        await connection.Post(OrderRequest.To("/v1/orders", _erpKey, lines).Next());
    }

    private string Copy(string name, int lines = 1)
    {
        File.Copy(PathOf(TemplateOf(lines)), PathOf(name));
        return PathOf(name);
    }
}
