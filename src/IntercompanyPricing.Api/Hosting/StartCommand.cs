namespace IntercompanyPricing.Api.Hosting;

/// <summary>What the command line asks for instead of serving.</summary>
/// <param name="Migrate">Bring the schema of the database up to date, and end.</param>
/// <param name="Create">Make the database before that, where it is missing.</param>
/// <param name="Settings">The other arguments: settings.</param>
/// <param name="Backup">Copy the database into this new file, and end; null where that is not asked for.</param>
internal sealed record StartCommand(bool Migrate, bool Create, string[] Settings, string? Backup = null)
{
    private const string MigrateFlag = "--migrate";
    private const string CreateFlag = "--create";
    private const string BackupFlag = "--backup";

    /// <summary>Reads it. A mistyped flag must not start the service: what is neither a flag nor a setting is refused.</summary>
    /// <exception cref="SettingsException">It makes no sense.</exception>
    public static StartCommand Read(string[] args)
    {
        var (backup, others) = TakeBackup(args);
        var command = new StartCommand(others.Contains(MigrateFlag), others.Contains(CreateFlag), [.. others.Where(arg => arg is not (MigrateFlag or CreateFlag))], backup);
        string[] faults = [.. MeaninglessIn(command.Settings).Select(arg => $"'{arg}' means nothing: there are {MigrateFlag}, {CreateFlag}, {BackupFlag} FILE, and settings with a value, such as --urls=http://127.0.0.1:5080.")];
        if (command is { Create: true, Migrate: false })
            faults = [.. faults, $"{CreateFlag} goes with {MigrateFlag} only: the service itself makes no database on a server."];
        if (command is { Migrate: true, Backup: not null })
            faults = [.. faults, $"{BackupFlag} does not go with {MigrateFlag}: make the copy first."];
        return faults.Length == 0 ? command : throw new SettingsException(faults);
    }

    // The flag with the file behind it; without one it is left, and means nothing.
    private static (string? File, string[] Others) TakeBackup(string[] args)
    {
        var place = Array.IndexOf(args, BackupFlag);
        return place >= 0 && place + 1 < args.Length && !args[place + 1].StartsWith('-') ? (args[place + 1], [.. args[..place], .. args[(place + 2)..]]) : (null, args);
    }

    // A setting is "name=value", "--name=value" or "--name value", with a slash for the hyphens where wanted; .NET overlooks the rest.
    private static IEnumerable<string> MeaninglessIn(string[] settings)
    {
        for (var place = 0; place < settings.Length; place++)
        {
            var setting = settings[place];
            var isNamed = setting.StartsWith("--", StringComparison.Ordinal) || setting.StartsWith('/');
            var name = setting.TrimStart('-', '/').Split('=')[0];
            if (name.Length == 0 || IsFlag(name) || (setting.StartsWith('-') && !isNamed))
                yield return name.Length == 0 ? setting : setting.Split('=')[0];
            else if (setting.Contains('='))
                continue;
            else if (isNamed && place + 1 < settings.Length && !settings[place + 1].StartsWith("--", StringComparison.Ordinal))
                place++;
            else
                yield return setting;
        }
    }

    // Also where a value follows: it was meant for a flag.
    private static bool IsFlag(string name) => name.StartsWith("migr", StringComparison.OrdinalIgnoreCase) || name.StartsWith("creat", StringComparison.OrdinalIgnoreCase) || name.StartsWith("backup", StringComparison.OrdinalIgnoreCase);
}
