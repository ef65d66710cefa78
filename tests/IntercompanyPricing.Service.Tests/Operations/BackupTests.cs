using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace IntercompanyPricing.Service.Tests.Operations;

/// <summary>A copy that is taken while the service posts is a whole store, and another service starts from it.</summary>
internal sealed class BackupTests
{
    private string _folder = "";

    [SetUp]
    public void MakeFolder() => _folder = ServiceProcess.NewFolder();

    [TearDown]
    public void DeleteFolder() => Directory.Delete(_folder, recursive: true);

    [Test]
    public async Task A_copy_taken_under_load_holds_what_was_committed_and_balances()
    {
        await using var service = await ServiceProcess.StartWithGroup();
        using var enough = new CancellationTokenSource();
        var posted = 0;
        var writers = Enumerable.Range(0, 8).Select(writer => Task.Run(async () =>
        {
            for (var number = 0; !enough.IsCancellationRequested; number++)
            {
                Assert.That((int)(await service.Post($"B-{writer}-{number}")).StatusCode, Is.EqualTo(201));
                Interlocked.Increment(ref posted);
            }
        })).ToArray();
        await ServiceProcess.Until(() => Volatile.Read(ref posted) > 100);
        var before = Volatile.Read(ref posted);

        var (exitCode, output) = await ServiceProcess.Run(["--backup", Path.Combine(_folder, "store.db")], Database(service.Folder));

        await enough.CancelAsync();
        await Task.WhenAll(writers);
        Assert.That(exitCode, Is.Zero, output);
        var told = long.Parse(Regex.Match(output, @"orders up to sequence (\d+)").Groups[1].Value, CultureInfo.InvariantCulture);
        Assert.That(told, Is.InRange(before, posted));

        await using var copy = await ServiceProcess.Start(_folder);
        var orders = JsonNode.Parse(await (await copy.Send("GET", "/v1/journal/balances?company=ABC", service.FinanceKey)).Content.ReadAsStringAsync())!["items"]!.AsArray();
        Assert.That(orders.Sum(balance => Amount(balance!, "debit")), Is.EqualTo(440m * told).And.EqualTo(orders.Sum(balance => Amount(balance!, "credit"))));
    }

    [Test]
    public async Task A_copy_is_written_over_nothing_and_of_nothing()
    {
        var there = Path.Combine(_folder, "there.db");
        await File.WriteAllTextAsync(there, "mine");

        var ofNothing = await ServiceProcess.Run(["--backup", Path.Combine(_folder, "new.db")], Database(_folder));
        var over = await ServiceProcess.Run(["--backup", there], ("ConnectionStrings__Sqlite", $"Data Source={there}"));

        Assert.That((ofNothing.ExitCode, over.ExitCode), Is.EqualTo((1, 1)));
        Assert.That(ofNothing.Output, Does.Contain("There is no database"));
        Assert.That(over.Output, Does.Contain("is there already"));
        Assert.That(await File.ReadAllTextAsync(there), Is.EqualTo("mine"));
        Assert.That(Directory.GetFiles(_folder), Is.EqualTo(new[] { there }));
    }

    private static (string Name, string Value) Database(string folder) => ("ConnectionStrings__Sqlite", $"Data Source={Path.Combine(folder, "store.db")}");

    private static decimal Amount(JsonNode balance, string side) => decimal.Parse((string)balance[side]!, CultureInfo.InvariantCulture);
}
