using IntercompanyPricing.Api.Hosting;
using Microsoft.Extensions.Configuration;

namespace IntercompanyPricing.Service.Tests.Operations;

/// <summary>Settings are read once, checked together, and told by the names they are set by.</summary>
internal sealed class SettingsTests
{
    private string _folder = "";

    [SetUp]
    public void MakeFolder() => _folder = ServiceProcess.NewFolder();

    [TearDown]
    public void RemoveFolder() => Directory.Delete(_folder, recursive: true);

    [TestCase("Storage:Provider", "mysql", "Storage__Provider is 'mysql'", "'sqlite'")]
    [TestCase("Storage:Provider", "sqlserver", "ConnectionStrings__SqlServer is not set", "Server=")]
    [TestCase("Storage:Provder", "sqlite", "Storage__Provder is no setting", "Storage__Provider")]
    [TestCase("ConnectionStrings:Sqllite", "Data Source=x", "ConnectionStrings__Sqllite is no setting", "ConnectionStrings__Sqlite")]
    [TestCase("Bootstrap:AdminKeys", "x", "Bootstrap__AdminKeys is no setting", "Bootstrap__AdminKey")]
    [TestCase("Shutdown:Drain", "1", "Shutdown__Drain is no setting", "Shutdown__DrainSeconds")]
    [TestCase("ConnectionStrings:Sqlite", "Data Sauce=x", "ConnectionStrings__Sqlite cannot be used", "cannot be read. It must name a file")]
    [TestCase("ConnectionStrings:Sqlite", "Data Source=:memory:", "ConnectionStrings__Sqlite cannot be used", "must name a file")]
    [TestCase("ConnectionStrings:Sqlite", "Mode=ReadWrite", "ConnectionStrings__Sqlite cannot be used", "must name a file")]
    [TestCase("urls", "127.0.0.1:5080", "ASPNETCORE_URLS has '127.0.0.1:5080'", "http://127.0.0.1:5080")]
    [TestCase("urls", "http://127.0.0.1:80000", "ASPNETCORE_URLS has 'http://127.0.0.1:80000'", "no address")]
    [TestCase("urls", "http://127.0.0.1:5080/pricing", "ASPNETCORE_URLS has", "without a path")]
    [TestCase("urls", "ftp://127.0.0.1:21", "ASPNETCORE_URLS has", "no address")]
    [TestCase("Demo", "yes", "Demo is 'yes'", "true or false")]
    [TestCase("Bootstrap:AdminKey", "short", "Bootstrap__AdminKey has 5 characters", "32 to 256")]
    [TestCase("Bootstrap:AdminKey", "with a blank in it, but long enough for a key", "Bootstrap__AdminKey has a blank", "letters and digits")]
    [TestCase("OTEL_EXPORTER_OTLP_ENDPOINT", "collector:4317", "OTEL_EXPORTER_OTLP_ENDPOINT is 'collector:4317'", "absolute URL")]
    [TestCase("OTEL_EXPORTER_OTLP_PROTOCOL", "http/json", "OTEL_EXPORTER_OTLP_PROTOCOL is 'http/json'", "'grpc' and 'http/protobuf'")]
    [TestCase("Shutdown:DrainSeconds", "-1", "Shutdown__DrainSeconds is '-1'", "0 to 300")]
    [TestCase("Shutdown:DrainSeconds", "1.5", "Shutdown__DrainSeconds is '1.5'", "whole seconds")]
    public void A_fault_names_the_variable_and_says_what_to_do(string setting, string value, string names, string remedy)
    {
        var faults = Assert.Throws<SettingsException>(() => Read((setting, value)))!.Faults;
        Assert.That(faults, Has.Count.EqualTo(1));
        Assert.That(faults[0], Does.StartWith(names).And.Contains(remedy));
    }

    [Test]
    public void Every_fault_is_told_and_no_secret()
    {
        const string Secret = "hush-hush";
        var told = Assert.Throws<SettingsException>(() => Read(
            ("Storage:Provider", "oracle"), ("Demo", "1"), ("Bootstrap:AdminKey", Secret), ("ConnectionStrings:Sqlite", $"Data Source=:memory:;Password={Secret}")))!;
        Assert.That(told.Faults, Has.Count.EqualTo(4));
        Assert.That(told.Message, Does.StartWith("The configuration has 4 faults:").And.Not.Contains(Secret));
        foreach (var fault in told.Faults)
            Assert.That(told.Message, Does.Contain(fault));
    }

    [Test]
    public void A_folder_that_cannot_be_written_to_is_a_fault()
    {
        var file = Path.Combine(_folder, "file");
        File.WriteAllText(file, "");
        var faults = Assert.Throws<SettingsException>(() => Read(("ConnectionStrings:Sqlite", $"Data Source={file}/store.db")))!.Faults;
        Assert.That(faults.Single(), Does.StartWith("ConnectionStrings__Sqlite places the database in").And.Contains("cannot be written to").And.Contains("give the service's user the right"));
    }

    [Test]
    public void Nothing_needs_to_be_set()
    {
        var settings = Read();
        Assert.That(settings.Store.ConnectionString, Is.EqualTo($"Data Source={Path.Combine(_folder, "data", "intercompany.db")}"));
        Assert.That((settings.FirstStart.Demo, settings.FirstStart.AdminKey, settings.DrainTime), Is.EqualTo((false, (string?)null, TimeSpan.Zero)));
        Assert.That(Directory.GetFiles(_folder, "*", SearchOption.AllDirectories), Is.Empty, "trying to write leaves nothing behind");
    }

    [Test]
    public void What_is_set_is_taken_and_what_is_empty_is_not_set()
    {
        var settings = Read(
            ("Storage:Provider", "sqlite"), ("ConnectionStrings:Sqlite", ""), ("Demo", "TRUE"), ("Bootstrap:AdminKey", ServiceProcess.AdminKey), ("Shutdown:DrainSeconds", "15"),
            ("urls", "http://*:80;http://[::1]:5080"), ("OTEL_EXPORTER_OTLP_ENDPOINT", "https://collector:4317"));
        Assert.That((settings.FirstStart.Demo, settings.FirstStart.AdminKey, settings.DrainTime), Is.EqualTo((true, ServiceProcess.AdminKey, TimeSpan.FromSeconds(15))));
    }

    private ServiceSettings Read(params (string Name, string Value)[] settings)
        => ServiceSettings.Read(new ConfigurationBuilder().AddInMemoryCollection(settings.ToDictionary(setting => setting.Name, setting => (string?)setting.Value)).Build(), Path.Combine(_folder, "data"));
}
