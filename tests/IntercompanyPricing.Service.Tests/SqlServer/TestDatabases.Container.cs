using Testcontainers.MsSql;

namespace IntercompanyPricing.Service.Tests.SqlServer;

/// <summary>With <c>-p:Testcontainers=true</c>: the server is a container of this run.</summary>
internal static partial class TestDatabases
{
    private const string Image = "mcr.microsoft.com/mssql/server:2022-latest";

    private static readonly Lazy<string> _container = new(() =>
    {
        var container = new MsSqlBuilder().WithImage(Image).Build();
        container.StartAsync().GetAwaiter().GetResult(); // once for all tests, which ask for it from constructors too
        return container.GetConnectionString();
    });

    static partial void UseContainer(ref string? server) => server ??= _container.Value;
}
