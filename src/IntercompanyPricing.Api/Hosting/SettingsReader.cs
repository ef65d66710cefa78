using System.Globalization;
using IntercompanyPricing.Api.Http;
using IntercompanyPricing.Storage;
using IntercompanyPricing.Storage.Sqlite;
using IntercompanyPricing.Storage.SqlServer;

namespace IntercompanyPricing.Api.Hosting;

/// <summary>
/// Reads settings one by one and keeps what is wrong with them, so that all faults are told together. A setting that is empty
/// is one that is not given. Values that may be secret are never told.
/// </summary>
internal sealed class SettingsReader(IConfiguration configuration)
{
    private readonly List<string> _faults = [];

    /// <summary>What is wrong so far.</summary>
    public IReadOnlyList<string> Faults => _faults;

    /// <summary>The name of a setting as an environment variable.</summary>
    public static string VariableOf(string setting) => setting.Replace(":", "__", StringComparison.Ordinal);

    /// <summary>Refuses what nobody reads in a section that is ours: a misspelt setting must not get lost in silence.</summary>
    public void RefuseUnknown(string section, params string[] known)
    {
        foreach (var child in configuration.GetSection(section).GetChildren().Where(child => !known.Contains(child.Key, StringComparer.OrdinalIgnoreCase)))
            Fault(child.Path, $"is no setting, probably a typing error. There is: {string.Join(", ", known.Select(name => $"{section}__{name}"))}.");
    }

    /// <summary>A word out of a few; the first where it is not given.</summary>
    public string OneOf(string setting, params string[] known)
    {
        var text = Text(setting);
        if (text is null || known.Contains(text))
            return text ?? known[0];
        Fault(setting, $"is '{text}': this release knows {string.Join(" and ", known.Select(name => $"'{name}'"))} only. Set one that is known or leave it out.");
        return known[0];
    }

    /// <summary>true or false; false where it is not given.</summary>
    public bool Flag(string setting)
    {
        var text = Text(setting);
        if (text is not null && !bool.TryParse(text, out _))
            Fault(setting, $"is '{text}': set it to true or false.");
        return bool.TryParse(text, out var flag) && flag;
    }

    /// <summary>A time; none where it is not given.</summary>
    public TimeSpan Seconds(string setting, int max)
    {
        var text = Text(setting);
        if (text is null)
            return TimeSpan.Zero;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds <= max)
            return TimeSpan.FromSeconds(seconds);
        Fault(setting, $"is '{text}': set it to whole seconds from 0 to {max}.");
        return TimeSpan.Zero;
    }

    /// <summary>The secret of a key, or null. One that no request could carry is refused.</summary>
    public string? Secret(string setting)
    {
        var text = Text(setting);
        if (text is null)
            return null;
        if (text.Length is < KeyRing.MinSecretLength or > KeyRing.MaxSecretLength)
            Fault(setting, $"has {text.Length} characters: set it to {KeyRing.MinSecretLength} to {KeyRing.MaxSecretLength} random ones, such as 'openssl rand -hex 32' prints.");
        else if (!text.All(character => character is > ' ' and <= '~'))
            Fault(setting, "has a blank or a character that is not ASCII: no header can carry it. Set it to random letters and digits.");
        return text;
    }

    /// <summary>A connection string for SQLite whose folder can be written to; the folder is made.</summary>
    public string SqliteFile(string setting, string defaultPath)
    {
        var text = Text(setting) ?? $"Data Source={defaultPath}";
        try
        {
            var path = SqliteStore.PathOf(text);
            if (!BuildTime.IsEmittingDocument)
                CheckFolder(setting, Path.GetDirectoryName(path)!);
        }
        catch (StoreUnusableException e)
        {
            Fault(setting, $"cannot be used. {e.Message}");
        }

        return text;
    }

    /// <summary>A connection string for SQL Server that names a database, or null.</summary>
    public string? SqlServer(string setting, bool isNeeded)
    {
        var text = Text(setting);
        if (text is null && isNeeded)
            Fault(setting, "is not set. Storage__Provider=sqlserver needs it: set it to something like 'Server=db.example.com;Database=intercompany;User ID=pricing;Password=…'.");
        if (text is null)
            return null;
        try
        {
            SqlServerStore.Check(text);
        }
        catch (StoreUnusableException e)
        {
            Fault(setting, $"cannot be used. {e.Message}");
        }

        return text;
    }

    /// <summary>The addresses to listen on.</summary>
    public void ListenUrls()
    {
        foreach (var url in (Text("urls") ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (!IsListenUrl(url))
                Fault("ASPNETCORE_URLS", $"has '{url}', which is no address to listen on: set it to something like 'http://127.0.0.1:5080', several with ';' in between, without a path.");
        }
    }

    /// <summary>Where telemetry goes, by the names that OpenTelemetry gives its settings.</summary>
    public void Otlp()
    {
        var endpoint = Text(OtlpEndpoint.Setting);
        if (endpoint is not null && OtlpEndpoint.Of(configuration) is null)
            Fault(OtlpEndpoint.Setting, $"is '{endpoint}': set it to an absolute URL such as 'http://127.0.0.1:4317', or leave it out to send nothing.");
        OneOf("OTEL_EXPORTER_OTLP_PROTOCOL", "grpc", "http/protobuf");
    }

    private static bool IsListenUrl(string url)
    {
        try
        {
            var address = BindingAddress.Parse(url);
            return address.Scheme.ToUpperInvariant() is "HTTP" or "HTTPS" && address.Port is >= 0 and <= ushort.MaxValue && address.PathBase.Length == 0;
        }
        catch (FormatException)
        {
            return false;
        }
    }

    // Writing is tried, as rights alone do not tell: disks are mounted read-only, or full.
    private void CheckFolder(string setting, string folder)
    {
        try
        {
            Directory.CreateDirectory(folder);
            File.Create(Path.Combine(folder, $".{Guid.NewGuid():N}"), 1, FileOptions.DeleteOnClose).Dispose();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Fault(setting, $"places the database in '{folder}', which cannot be written to ({e.Message}): give the service's user the right to write there, or name a file elsewhere.");
        }
    }

    private string? Text(string setting) => configuration[setting] is { Length: > 0 } text ? text : null;

    private void Fault(string setting, string what) => _faults.Add($"{VariableOf(setting)} {what}");
}
