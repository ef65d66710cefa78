using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;

namespace IntercompanyPricing.Service.Tests.Api;

internal sealed class StartTests
{
    private string _folder = "";

    [SetUp]
    public void MakeFolder() => _folder = Directory.CreateTempSubdirectory("icp-start-").FullName;

    [TearDown]
    public void RemoveFolder() => Directory.Delete(_folder, recursive: true);

    [Test]
    [Platform(Exclude = "Win", Reason = "has no SIGTERM")]
    public async Task An_empty_folder_is_enough_and_the_first_admin_key_is_printed_once()
    {
        string key;
        using (var first = await ServiceProcess.Start(_folder))
        {
            key = Regex.Match(first.Output, "First admin key, shown this once: (ick_[A-Za-z0-9_-]{43})").Groups[1].Value;
            Assert.That(key, Is.Not.Empty, first.Output);
            first.Api.Use("first", key);
            (await first.Api.Get("/v1/keys", "first")).Must(200);
            (await first.Api.Send("POST", "/v1/keys", "first", ApiClient.KeyRequest("finance", "finance"))).Must(201);
            first.Terminate();
            Assert.That(first.WaitForExit(), Is.Zero, first.Errors);
        }

        Assert.That(Directory.GetFiles(_folder, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(_folder, file)), Does.Contain(Path.Combine("data", "intercompany.db")).And.Not.Contain(Path.Combine("data", "demo.env")));
        using var second = await ServiceProcess.Start(_folder);
        second.Api.Use("first", key);
        Assert.That((await second.Api.Read("/v1/keys", "first"))["items"]!.AsArray(), Has.Count.EqualTo(2));
        Assert.That(second.Output, Does.Not.Contain("ick_"));
    }

    [TestCase("short", "Bootstrap__AdminKey has 5 characters")]
    [TestCase("a key of more than thirty-two characters with blanks", "Bootstrap__AdminKey has a blank")]
    public async Task An_unusable_first_admin_key_is_refused_before_anything_is_written(string key, string reason)
    {
        using (var refused = ServiceProcess.Begin(_folder, ("Bootstrap__AdminKey", key), ("Demo", "true")))
            AssertRefused(refused, reason);

        // What was refused can be corrected: the store is still as good as new.
        using var corrected = await ServiceProcess.Start(_folder, ("Bootstrap__AdminKey", TestService.AdminKey), ("Demo", "true"));
        (await corrected.Api.Get("/v1/parties/XYZ")).Must(200);
    }

    [Test]
    public void A_first_admin_key_that_no_request_could_carry_is_refused()
    {
        using var refused = ServiceProcess.Begin(_folder, ("Bootstrap__AdminKey", new string('k', 257)));
        AssertRefused(refused, "Bootstrap__AdminKey has 257 characters");
    }

    [Test]
    public void An_unknown_provider_is_refused()
    {
        using var refused = ServiceProcess.Begin(_folder, ("Storage__Provider", "abacus"));
        AssertRefused(refused, "Storage__Provider is 'abacus'");
    }

    [Test]
    public async Task A_store_in_use_is_refused_and_left_alone()
    {
        using var first = await ServiceProcess.Start(_folder, ("Bootstrap__AdminKey", TestService.AdminKey));

        using (var second = ServiceProcess.Begin(_folder))
            AssertRefused(second, "is in use");

        await first.Api.Record(Group.Company("ABC"));
    }

    [Test]
    public async Task A_newer_schema_is_refused()
    {
        using (await ServiceProcess.Start(_folder))
        {
        }

        using (var connection = new SqliteConnection($"Data Source={Path.Combine(_folder, "data", "intercompany.db")};Pooling=False"))
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "INSERT INTO schema_journal (number, name, checksum, applied_at) SELECT max(number) + 1, 'later.sql', 'x', 'x' FROM schema_journal";
            command.ExecuteNonQuery();
        }

        using var older = ServiceProcess.Begin(_folder);
        AssertRefused(older, "a newer version has used it");
    }

    [Test]
    public async Task The_demo_writes_its_keys_to_a_file_and_its_purchase_works()
    {
        using var demo = await ServiceProcess.Start(_folder, ("Demo", "true"));
        var file = Path.Combine(_folder, "data", "demo.env");
        foreach (var line in await File.ReadAllLinesAsync(file))
        {
            var (name, secret) = (line.Split(' ', '=')[1], line.Split('=')[1]);
            Assert.That(demo.Output, Does.Contain($"{name}={secret}"));
            demo.Api.Use(name, secret);
        }

        if (!OperatingSystem.IsWindows())
            Assert.That(File.GetUnixFileMode(file), Is.EqualTo(UnixFileMode.UserRead | UnixFileMode.UserWrite));
        (await demo.Api.Get("/v1/keys", "ADMIN_KEY")).Must(200);
        (await demo.Api.Get("/v1/policies/XYZ-GOODS", "FINANCE_KEY")).Must(200);
        var order = (await demo.Api.Post(Group.Order("INV/2026/00001"), who: "ERP_KEY")).Must(201);
        Assert.That((string?)order.Json["total"], Is.EqualTo("440.00"));
        Assert.That((await demo.Api.Get(order.Location!, "AUDITOR_KEY")).Must(200).Text, Is.EqualTo(order.Text));
        Assert.That(Group.Balances(order.Json).Values, Is.All.EqualTo((0m, 0m)));
    }

    private static void AssertRefused(ServiceProcess service, string reason)
    {
        Assert.That(service.WaitForExit(), Is.EqualTo(1));
        Assert.That(service.Errors, Does.Contain(reason));
        Assert.That(service.Errors.Split('\n'), Has.Length.EqualTo(1), "one clear line");
        Assert.That(service.Output, Is.Empty);
    }
}
