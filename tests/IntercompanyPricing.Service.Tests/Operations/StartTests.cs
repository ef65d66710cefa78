using System.Net;
using System.Net.Sockets;

namespace IntercompanyPricing.Service.Tests.Operations;

/// <summary>A start that fails says why in words, and ends with exit code 1.</summary>
internal sealed class StartTests
{
    [Test]
    public async Task Faults_of_the_configuration_are_listed()
    {
        var (exitCode, output) = await ServiceProcess.Run(("Demo", "perhaps"), ("Storage__Provder", "sqlite"));
        var lines = output.Trim().Split('\n');
        Assert.That(exitCode, Is.EqualTo(1));
        Assert.That(lines, Has.Length.EqualTo(3), output);
        Assert.That(lines[0], Does.StartWith("The configuration has 2 faults:"));
    }

    [Test]
    public async Task A_port_in_use_is_one_line()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var url = $"http://{other.LocalEndpoint}";
        AssertOneLine(await ServiceProcess.Run(("ASPNETCORE_URLS", url)), url, "ASPNETCORE_URLS");
    }

    [Test]
    public async Task A_folder_that_cannot_be_written_to_is_one_line()
        => AssertOneLine(await ServiceProcess.Run(("ConnectionStrings__Sqlite", "Data Source=/dev/null/store.db")), "/dev/null", "ConnectionStrings__Sqlite");

    [Test]
    public async Task A_store_in_use_is_one_line()
    {
        await using var first = await ServiceProcess.Start();
        AssertOneLine(await ServiceProcess.Run(("ConnectionStrings__Sqlite", $"Data Source={first.Folder}/store.db")), "in use", first.Folder);
    }

    private static void AssertOneLine((int ExitCode, string Output) run, params string[] parts)
    {
        Assert.That(run.ExitCode, Is.EqualTo(1), run.Output);
        Assert.That(run.Output.Trim().Split('\n'), Has.Length.EqualTo(1), run.Output);
        foreach (var part in parts)
            Assert.That(run.Output, Does.Contain(part));
    }
}
