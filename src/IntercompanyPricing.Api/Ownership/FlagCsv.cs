using System.Globalization;
using System.Text;
using System.Text.Unicode;
using CsvHelper;
using CsvHelper.Configuration;
using IntercompanyPricing.Api.Http;
using IntercompanyPricing.Api.Validation;
using IntercompanyPricing.Domain;
using IntercompanyPricing.Domain.Classification.Flags;

namespace IntercompanyPricing.Api.Ownership;

/// <summary>
/// Partner flags as ERPs and spreadsheets export them: a header <c>company,partner,internal</c> in any order, commas or semicolons,
/// and for internal true or false, yes or no, 1 or 0, x or nothing. A line that cannot be read refuses the whole file.
/// </summary>
internal static class FlagCsv
{
    /// <summary>The media type.</summary>
    public const string MediaType = "text/csv";

    private static readonly string[] _columns = ["company", "partner", "internal"];

    /// <summary>The flags, and for each the line that it stands on; the header is line 1.</summary>
    /// <exception cref="ProblemException">The file cannot be read; the line is named.</exception>
    public static (List<PartnerFlag> Flags, List<int> Lines) Read(ReadOnlyMemory<byte> body)
    {
        if (!Utf8.IsValid(body.Span))
            throw Malformed(1 + body.Span[..FirstInvalid(body.Span)].Count((byte)'\n'), "is not UTF-8");
        var text = Encoding.UTF8.GetString(body.Span).TrimStart('\uFEFF');
        var header = text.AsSpan()[..(text.IndexOfAny(['\r', '\n']) is >= 0 and var end ? end : text.Length)];
        var configuration = new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            Delimiter = header.Contains(';') ? ";" : ",",
            TrimOptions = TrimOptions.Trim,
            IgnoreBlankLines = false, // they are skipped below, where they count
        };
        using var parser = new CsvParser(new StringReader(text), configuration);
        var line = 1;
        try
        {
            if (!parser.Read())
                throw Malformed(line, "is missing: a header company,partner,internal is needed");
            var places = Array.ConvertAll(_columns, column => PlaceOf(column, parser.Record!));
            var (flags, lines) = (new List<PartnerFlag>(), new List<int>());
            for (line = parser.RawRow + 1; parser.Read(); line = parser.RawRow + 1)
            {
                if (parser.Count == 1 && parser[0].Length == 0)
                    continue;
                if (flags.Count == FlagCheckRequest.MaxCount)
                    throw new ProblemException(Problem.Of([new Refusal(RefusalCodes.InvalidValue, "", $"Line {line}: more than {FlagCheckRequest.MaxCount} flags. Send several requests.")]));
                flags.Add(FlagOf(parser, places, line));
                lines.Add(line);
            }

            return (flags, lines);
        }
        catch (BadDataException)
        {
            throw Malformed(line, "has a quotation mark where none can be, or one that nothing ends");
        }
    }

    private static PartnerFlag FlagOf(CsvParser parser, int[] places, int line) => parser.Count == _columns.Length
        ? new PartnerFlag(Identifier(parser[places[0]], _columns[0], line), Identifier(parser[places[1]], _columns[1], line), IsInternal(parser[places[2]], line))
        : throw Malformed(line, $"has {parser.Count} fields where the header has {_columns.Length}");

    private static int PlaceOf(string column, string[] header)
    {
        var named = Array.FindAll(header, name => name.Equals(column, StringComparison.OrdinalIgnoreCase)).Length;
        return named == 1 && header.Length == _columns.Length
            ? Array.FindIndex(header, name => name.Equals(column, StringComparison.OrdinalIgnoreCase))
            : throw Malformed(1, "must be the header: company, partner and internal, each once and nothing else");
    }

    private static string Identifier(string field, string column, int line)
        => ShapeRules.IsIdentifier(field) ? field : throw Malformed(line, $"has a {column} that is no identifier");

    private static bool IsInternal(string field, int line) => field.ToUpperInvariant() switch
    {
        "TRUE" or "YES" or "1" or "X" => true,
        "FALSE" or "NO" or "0" or "" => false,
        _ => throw Malformed(line, "says of internal neither true or false, yes or no, 1 or 0, x or nothing"),
    };

    private static int FirstInvalid(ReadOnlySpan<byte> bytes)
    {
        Utf8.ToUtf16(bytes, new char[bytes.Length], out var read, out _, replaceInvalidSequences: false);
        return read;
    }

    private static ProblemException Malformed(int line, string fault)
        => new(Problem.Of(ProblemCodes.MalformedCsv, $"Line {line} {fault}.").With("line", line.ToString(CultureInfo.InvariantCulture)));
}
