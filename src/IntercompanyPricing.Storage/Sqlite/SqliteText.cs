using System.Globalization;
using System.Text.Json;

namespace IntercompanyPricing.Storage.Sqlite;

/// <summary>What SQLite keeps as text: ids in lower case, dates as 2026-03-01, lists as JSON arrays.</summary>
internal static class SqliteText
{
    public static string Of(Guid id) => id.ToString("D");

    public static string Of(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static string? Of(DateOnly? date) => date is { } day ? Of(day) : null;

    public static string Of(IEnumerable<string> list) => JsonSerializer.Serialize(list);

    /// <summary>A list of rows, for <c>json_each</c>.</summary>
    public static string Of(IEnumerable<object[]> rows) => JsonSerializer.Serialize(rows);

    public static DateOnly Date(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static IReadOnlyList<string> List(string text) => JsonSerializer.Deserialize<string[]>(text)!;
}
