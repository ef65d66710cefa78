using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;

namespace IntercompanyPricing.Domain.Tests;

/// <summary>Decisions as text, so that two can be compared in all they contain.</summary>
internal static partial class Canonical
{
    private static readonly JsonSerializerOptions _options = new() { WriteIndented = true, Converters = { new JsonStringEnumConverter() } };

    public static string Text<T>(T value) => JsonSerializer.Serialize(value, _options);

    /// <summary>The same without the versions of facts: for what is decided alike on differently recorded facts.</summary>
    public static string TextWithoutVersions<T>(T value) => Versions().Replace(Text(value), "");

    [GeneratedRegex("^ *\"(Version|PolicyVersion|AssignmentVersion|KnownAt)\": .*$\n", RegexOptions.Multiline)]
    private static partial Regex Versions();
}
