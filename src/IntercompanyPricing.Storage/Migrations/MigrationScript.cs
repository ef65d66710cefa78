using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace IntercompanyPricing.Storage.Migrations;

/// <summary>A numbered script of the schema, embedded in this assembly.</summary>
/// <param name="Number">Its place in the order of application, from 1.</param>
/// <param name="Name">The file name.</param>
/// <param name="Sql">The statements, lines ended by LF.</param>
internal sealed record MigrationScript(int Number, string Name, string Sql)
{
    /// <summary>SHA-256 of the statements, in hexadecimal; how a checkout ends its lines makes no difference.</summary>
    public string Checksum { get; } = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Sql)));

    /// <summary>The scripts of a folder such as <c>db/sqlite</c>, by number.</summary>
    public static IReadOnlyList<MigrationScript> In(string folder)
    {
        var assembly = typeof(MigrationScript).Assembly;
        return [.. assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(folder + "/", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(name => new MigrationScript(int.Parse(name.AsSpan(folder.Length + 1, 4), CultureInfo.InvariantCulture), name[(folder.Length + 1)..], Text(name)))];
    }

    /// <summary>The text of an embedded script that has no number.</summary>
    public static string Text(string name)
    {
        using var reader = new StreamReader(typeof(MigrationScript).Assembly.GetManifestResourceStream(name)!, Encoding.UTF8);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
