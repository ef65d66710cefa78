using System.Diagnostics;
using Dapper;
using IntercompanyPricing.Service.Tests.Api;
using IntercompanyPricing.Storage.Migrations;
using Microsoft.Data.SqlClient;

namespace IntercompanyPricing.Service.Tests.SqlServer;

/// <summary>The program itself on SQL Server: how it starts, what it says where it cannot, and several of it on one database.</summary>
[NeedsSqlServer]
internal sealed class ProgramTests
{
    private const string Password = "Pass-word-1";

    private static readonly string[] _forbidden =
    [
        "UPDATE fact SET body = body", "DELETE FROM posted_order", "UPDATE journal_line SET debit = debit", "DELETE FROM head", "DROP TABLE journal_line",
        "INSERT INTO schema_journal (number, name, checksum, applied_at) VALUES (9, 'x', 'x', SYSUTCDATETIME())",
    ];

    private static readonly IReadOnlyList<MigrationScript> _scripts = MigrationScript.In("db/sqlserver");

    private string _folder = "";
    private string _database = "";

    private (string Name, string Value)[] Settings => SettingsOf(_database);

    [SetUp]
    public void Take() => (_folder, _database) = (Directory.CreateTempSubdirectory("icp-sqlserver-").FullName, TestDatabases.Take());

    [TearDown]
    public void Return()
    {
        Directory.Delete(_folder, recursive: true);
        TestDatabases.Return(_database);
    }

    [Test]
    public async Task Instances_that_start_together_fill_the_store_once_and_share_it()
    {
        var instances = await Task.WhenAll(ServiceProcess.Start(_folder, Settings), ServiceProcess.Start(_folder, Settings));
        using var here = instances[0];
        using var there = instances[1];

        Assert.That((await here.Api.Read("/v1/keys", "admin"))["items"]!.AsArray(), Has.Count.EqualTo(1));
        await here.Api.Record(Group.Facts);

        // Not yet told there, and yet known to the next order; a key needs a moment.
        foreach (var key in new[] { "erp:ABC", "erp:XYZ" })
        {
            there.Api.Use(key, await here.Api.Key(key));
            await Until(async () => (await there.Api.Get("/v1/orders", key)).Status == 200);
        }

        await here.Api.Record(Group.Company("LATE"));
        (await there.Api.Post(Group.Order("1", buyer: "LATE"), "k-late", "erp:XYZ")).Must(201);

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(place => (place % 2 == 0 ? here : there).Api.Post(Group.Order("2"), "k-same")));
        Assert.That(answers.Select(answer => answer.Must(201).Text).Distinct().Count(), Is.EqualTo(1));
        Assert.That(answers.Count(answer => !answer.Replayed), Is.EqualTo(1));

        var version = await here.Api.Record(Group.Company("LATER"));
        await Until(async () => (await there.Api.Get($"/v1/parties/LATER?knownAt={version}")).Status == 200);
    }

    [Test]
    public async Task A_server_that_vanishes_makes_the_service_unready_and_its_return_ready()
    {
        using var wire = new Wire(_database);
        using var service = await ServiceProcess.Start(_folder, SettingsOf(wire.ConnectionString));
        await service.Api.Record(Group.Facts);
        await service.Api.Key("erp:ABC");

        wire.Cut();
        (await service.Api.Send("GET", "/health/ready", null)).MustBeProblem(503, "not-ready");
        (await service.Api.Send("GET", "/health/live", null)).Must(200);
        (await service.Api.Post(Group.Order("1"), "k1")).MustBeProblem(503, "not-ready");
        (await service.Api.Get("/v1/orders")).MustBeProblem(503, "not-ready");

        wire.Mend();
        await Until(async () => (await service.Api.Send("GET", "/health/ready", null)).Status == 200);
        (await service.Api.Post(Group.Order("1"), "k1")).Must(201);
        Assert.That(await service.Api.Walk("/v1/orders"), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task What_a_newer_version_recorded_makes_the_service_unready_and_a_start_refused()
    {
        using var service = await ServiceProcess.Start(_folder, Settings);
        await service.Api.Record(Group.Facts);
        await service.Api.Key("erp:ABC");
        using (var connection = new SqlConnection(_database))
        {
            connection.Execute(
                """
                UPDATE head SET version = version + 1;
                INSERT INTO fact (version, position, type, [key], effective_from, recorded_at, recorded_by, body)
                SELECT version, 0, 'oracle', 'x', '2026-01-01', SYSUTCDATETIME(), 'finance-2', '{"type":"oracle","secret":"hush"}' FROM head;
                """);
        }

        await Until(async () => (await service.Api.Send("GET", "/health/ready", null)).Status == 503);
        (await service.Api.Post(Group.Order("1"), "k1")).MustBeProblem(503, "not-ready");
        (await service.Api.Send("GET", "/health/live", null)).Must(200);
        (await service.Api.Get("/v1/orders")).Must(200);
        await Until(() => Task.FromResult(service.Output.Contains("a newer one has recorded it", StringComparison.Ordinal)));
        Assert.That(service.Output + service.Errors, Does.Not.Contain("hush").And.Not.Contain("oracle"));
        AssertRefused(Run(_database), "a newer one has recorded it");
    }

    [Test]
    public void Migrating_alone_applies_and_ends()
    {
        AssertRefused(Run(_database, "--migrat"), "'--migrat' means nothing");
        Assert.That(Run(_database, "--migrate"), Is.EqualTo((0, $"The schema of the database is up to date. Applied: {string.Join(", ", _scripts.Select(script => script.Name))}.")));
        Assert.That(Run(_database, "--migrate", "--create"), Is.EqualTo((0, "The schema of the database is up to date: nothing was to be done.")), "again does no harm");

        using var connection = new SqlConnection(_database);
        Assert.That(connection.ExecuteScalar<int>("SELECT COUNT(*) FROM schema_journal"), Is.EqualTo(_scripts.Count));
        Assert.That(connection.ExecuteScalar<int>("SELECT COUNT(*) FROM head WHERE version = 0"), Is.EqualTo(1), "nothing was recorded");
    }

    [Test]
    public void A_missing_database_is_made_only_where_wanted()
    {
        var missing = new SqlConnectionStringBuilder(_database) { InitialCatalog = $"intercompany_test_{Guid.NewGuid():N}" };
        AssertRefused(Run(missing.ConnectionString), "--migrate --create");
        AssertRefused(Run(missing.ConnectionString, "--migrate"), "--migrate --create");
        AssertRefused(Run(missing.ConnectionString, "--create"), "--create goes with --migrate only");
        try
        {
            var run = Run(missing.ConnectionString, "--migrate", "--create");
            Assert.That(run.ExitCode, Is.Zero, run.Output);
        }
        finally
        {
            TestDatabases.Drop(missing.ConnectionString);
        }
    }

    [Test]
    public void A_refused_login_is_one_line_without_the_password()
    {
        var wrong = new SqlConnectionStringBuilder(_database) { UserID = "nobody", Password = "hush-hush-1" };

        var run = Run(wrong.ConnectionString);

        AssertRefused(run, "nobody");
        Assert.That(run.Output, Does.Not.Contain("hush"));
    }

    [Test]
    public void A_newer_schema_is_refused()
    {
        Run(_database, "--migrate");
        using (var connection = new SqlConnection(_database))
            connection.Execute("INSERT INTO schema_journal (number, name, checksum, applied_at) SELECT MAX(number) + 1, 'later.sql', 'x', SYSUTCDATETIME() FROM schema_journal");

        AssertRefused(Run(_database), "a newer version has used it");
        AssertRefused(Run(_database, "--migrate"), "a newer version has used it");
    }

    [Test]
    public void A_changed_script_is_refused()
    {
        Run(_database, "--migrate");
        using (var connection = new SqlConnection(_database))
            connection.Execute("UPDATE schema_journal SET checksum = 'other' WHERE number = 2");

        AssertRefused(Run(_database), "0002_orders.sql");
    }

    [Test]
    public async Task The_role_is_enough_to_serve()
    {
        Assume.That(TestDatabases.IsBabelfish, Is.False, "Babelfish has no permissions on table types");
        Run(_database, "--migrate");
        var user = MakeUser();
        try
        {
            var service = new SqlConnectionStringBuilder(_database) { UserID = user, Password = Password, Pooling = false }.ConnectionString;
            using (var process = await ServiceProcess.Start(_folder, SettingsOf(service)))
            {
                await process.Api.Record(Group.Facts);
                await process.Api.Key("erp:ABC");
                (await process.Api.Post(Group.Order("1"), "k1")).Must(201);
            }

        }
        finally
        {
            DropUser(user);
        }
    }

    [Test]
    public void The_role_reads_and_changes_nothing_but_the_counters()
    {
        Run(_database, "--migrate");
        var user = MakeUser();
        try
        {
            using var connection = new SqlConnection(new SqlConnectionStringBuilder(_database) { UserID = user, Password = Password, Pooling = false }.ConnectionString);
            connection.Execute("UPDATE head SET ready_checks = ready_checks + 1");
            Assert.That(connection.ExecuteScalar<int>("SELECT COUNT(*) FROM posted_order"), Is.Zero);
            foreach (var statement in _forbidden)
                Assert.That(() => connection.Execute(statement), Throws.TypeOf<SqlException>().With.Message.Contains("permission").IgnoreCase.Or.Message.Contains("owner"), statement);
        }
        finally
        {
            DropUser(user);
        }
    }

    private string MakeUser()
    {
        var user = $"pricing_{Guid.NewGuid():N}"[..20];
        using (var server = new SqlConnection(TestDatabases.Server))
            server.Execute($"CREATE LOGIN {user} WITH PASSWORD = '{Password}'");
        using var owner = new SqlConnection(_database);
        owner.Execute($"CREATE USER {user} FOR LOGIN {user}");
        owner.Execute($"ALTER ROLE pricing_service ADD MEMBER {user}");
        return user;
    }

    private void DropUser(string user)
    {
        using (var owner = new SqlConnection(_database))
            owner.Execute($"DROP USER {user}");
        TestDatabases.DropUnused($"LOGIN {user}");
    }

    private static (string, string)[] SettingsOf(string database) => [("Storage__Provider", "sqlserver"), ("ConnectionStrings__SqlServer", database), ("Bootstrap__AdminKey", TestService.AdminKey)];

    private static void AssertRefused((int ExitCode, string Output) run, string reason)
    {
        Assert.That(run.ExitCode, Is.EqualTo(1), run.Output);
        Assert.That(run.Output, Does.Contain(reason));
        Assert.That(run.Output.Split('\n'), Has.Length.EqualTo(1), run.Output);
    }

    private static async Task Until(Func<Task<bool>> condition)
    {
        for (var clock = Stopwatch.StartNew(); !await condition(); await Task.Delay(50))
            Assert.That(clock.Elapsed, Is.LessThan(TimeSpan.FromMinutes(3)), "it never came");
    }

    private (int ExitCode, string Output) Run(string database, params string[] args)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(Program).Assembly.Location, .. args]) { WorkingDirectory = _folder, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in SettingsOf(database).Append(("ASPNETCORE_URLS", "http://127.0.0.1:0")))
            start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var output = Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        if (!process.WaitForExit(TimeSpan.FromMinutes(3)))
            process.Kill();
        return (process.ExitCode, string.Concat(output.Result).Trim());
    }
}
