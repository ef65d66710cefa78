namespace IntercompanyPricing.Api.Hosting;

/// <summary>What the command line asks for instead of serving.</summary>
/// <param name="Migrate">Bring the schema of the database up to date, and end.</param>
/// <param name="Create">Make the database before that, where it is missing.</param>
/// <param name="Settings">The other arguments: settings.</param>
internal sealed record StartCommand(bool Migrate, bool Create, string[] Settings)
{
    private const string MigrateFlag = "--migrate";
    private const string CreateFlag = "--create";

    /// <summary>Reads it.</summary>
    /// <exception cref="SettingsException">It makes no sense.</exception>
    public static StartCommand Read(string[] args)
    {
        var command = new StartCommand(args.Contains(MigrateFlag), args.Contains(CreateFlag), [.. args.Where(arg => arg is not (MigrateFlag or CreateFlag))]);
        return command is { Create: true, Migrate: false } ? throw new SettingsException([$"{CreateFlag} goes with {MigrateFlag} only: the service itself makes no database on a server."]) : command;
    }
}
