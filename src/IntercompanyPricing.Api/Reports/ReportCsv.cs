using System.Buffers;
using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;

namespace IntercompanyPricing.Api.Reports;

/// <summary>CSV as all reports write it: RFC 4180, UTF-8, numbers and dates alike everywhere.</summary>
internal static class ReportCsv
{
    /// <summary>The media type of a report with a header.</summary>
    public const string ContentType = "text/csv; charset=utf-8; header=present";

    private const int BufferSize = 4096;

    // What RFC 4180 wants in quotes, and blanks at either end, which some readers would drop.
    private static readonly SearchValues<char> _quoted = SearchValues.Create(",\"\r\n");

    private static readonly CsvConfiguration _configuration = new(CultureInfo.InvariantCulture) { NewLine = "\r\n", ShouldQuote = field => IsQuoted(field.Field) };

    /// <summary>The bytes of some records.</summary>
    public static byte[] Write(Action<CsvWriter> write)
    {
        using var written = new MemoryStream();
        WriteTo(written, write);
        return written.ToArray();
    }

    /// <summary>Writes some records to a stream, which stays open.</summary>
    public static void WriteTo(Stream to, Action<CsvWriter> write)
    {
        using var csv = new CsvWriter(new StreamWriter(to, bufferSize: BufferSize, leaveOpen: true), _configuration);
        write(csv);
    }

    /// <summary>Writes one record.</summary>
    public static void Record(CsvWriter csv, IEnumerable<string?> fields)
    {
        foreach (var field in fields)
            csv.WriteField(field);
        csv.NextRecord();
    }

    /// <summary>
    /// A text that others chose, made harmless: a spreadsheet runs one that begins like a formula (OWASP, CSV injection), and an
    /// apostrophe makes it a text again. Numbers are our own and keep their sign.
    /// </summary>
    public static string? Inert(string? text) => text is ['=' or '+' or '-' or '@' or '\t' or '\r', ..] ? "'" + text : text;

    /// <summary>A whole number.</summary>
    public static string? TextOf(long? number) => number?.ToString(CultureInfo.InvariantCulture);

    /// <summary>A date.</summary>
    public static string? TextOf(DateOnly? date) => date?.ToString("O", CultureInfo.InvariantCulture);

    private static bool IsQuoted(string? field) => field is { Length: > 0 } && (field[0] == ' ' || field[^1] == ' ' || field.AsSpan().ContainsAny(_quoted));
}
