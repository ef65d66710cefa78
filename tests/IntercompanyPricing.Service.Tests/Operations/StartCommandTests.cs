using IntercompanyPricing.Api.Hosting;

namespace IntercompanyPricing.Service.Tests.Operations;

/// <summary>The command line says what it means, or the service does not start.</summary>
internal sealed class StartCommandTests
{
    [TestCase("--migrat")]
    [TestCase("--migrat", "--urls=http://127.0.0.1:5080")]
    [TestCase("--migrat", "now")]
    [TestCase("--migrate=true")]
    [TestCase("--Migrate")]
    [TestCase("--migrate", "--craete")]
    [TestCase("--migrate", "--creat")]
    [TestCase("--urls")]
    [TestCase("--urls", "--migrate")]
    [TestCase("-migrate")]
    [TestCase("migrate")]
    [TestCase("--")]
    [TestCase("--=x")]
    [TestCase("-u=x")]
    [TestCase("--create")]
    [TestCase("--backup")]
    [TestCase("--backup", "--migrate")]
    [TestCase("--backup=copy.db")]
    [TestCase("--migrate", "--backup", "copy.db")]
    public void What_means_nothing_is_refused(params string[] args)
        => Assert.That(() => StartCommand.Read(args), Throws.TypeOf<SettingsException>().With.Message.Contains("--migrate"));

    [TestCase("--urls", "http://127.0.0.1:5080")]
    [TestCase("--urls=http://127.0.0.1:5080", "--Storage:Provider", "sqlite")]
    [TestCase("urls=http://127.0.0.1:5080")]
    [TestCase("/urls", "http://127.0.0.1:5080")]
    [TestCase("--Shutdown:DrainSeconds", "-1")]
    [TestCase("--Demo=")]
    public void A_setting_is_left_to_the_configuration(params string[] args)
        => Assert.That(StartCommand.Read(args), Is.EqualTo(new StartCommand(false, false, args)).Using<StartCommand>((one, other) => (one.Migrate, one.Create) == (other.Migrate, other.Create) && one.Settings.SequenceEqual(other.Settings)));

    [Test]
    public void Flags_stand_anywhere()
    {
        var command = StartCommand.Read(["--create", "--urls", "http://127.0.0.1:5080", "--migrate"]);

        Assert.That((command.Migrate, command.Create), Is.EqualTo((true, true)));
        Assert.That(command.Settings, Is.EqualTo(new[] { "--urls", "http://127.0.0.1:5080" }));
    }
}
