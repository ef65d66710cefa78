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
            .Select(name => Read(assembly.GetManifestResourceStream(name)!, name[(folder.Length + 1)..]))];
    }

    private static MigrationScript Read(Stream resource, string name)
    {
        using var reader = new StreamReader(resource, Encoding.UTF8);
        return new(int.Parse(name.AsSpan(0, 4), CultureInfo.InvariantCulture), name, reader.ReadToEnd().ReplaceLineEndings("\n"));
    }
}
