using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;
using IntercompanyPricing.Api.Http;
using IntercompanyPricing.Domain;
using IntercompanyPricing.Domain.Money;

namespace IntercompanyPricing.Api.Reconciliation;

/// <summary>
/// An import as ERPs and spreadsheets export it: a header <c>document,date,amount,currency,counterparty,account</c> in any order,
/// commas or semicolons, amounts with a point and without thousands separators. Where the file itself is broken, reading ends.
/// </summary>
internal static class ErpCsv
{
    /// <summary>The media type.</summary>
    public const string MediaType = "text/csv";

    // Longer than any field can be; a quotation mark that nothing ends is found by it.
    private const int MaxFieldLength = 1_000;

    private static readonly string[] _columns = ["document", "date", "amount", "currency", "counterparty", "account"];

    /// <summary>The lines.</summary>
    /// <exception cref="ProblemException">The file is no such CSV; the line is named.</exception>
    public static async IAsyncEnumerable<ErpLine> Read(Stream body, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        using var reader = new StreamReader(body, new UTF8Encoding(false, throwOnInvalidBytes: true));
        var configuration = new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            DetectDelimiter = true,
            DetectDelimiterValues = [",", ";"],
            TrimOptions = TrimOptions.Trim,
            IgnoreBlankLines = false, // they are skipped below, where they count
            MaxFieldSize = MaxFieldLength,
        };
        using var parser = new CsvParser(reader, configuration);
        if (!await Next(parser, 1))
            throw Malformed(1, "is missing: a header document,date,amount,currency,counterparty,account is needed");
        var places = Array.ConvertAll(_columns, column => PlaceOf(column, parser.Record!));
        for (var line = parser.RawRow + 1; await Next(parser, line); line = parser.RawRow + 1)
        {
            cancellation.ThrowIfCancellationRequested();
            if (parser.Count == 1 && parser[0].Length == 0)
                continue;
            yield return parser.Count == _columns.Length ? Line(line, Array.ConvertAll(places, place => parser[place]))
                : new ErpLine(line, null, new Refusal(ProblemCodes.MalformedCsv, "", $"The line has {parser.Count} fields where the header has {_columns.Length}."));
        }
    }

    private static async Task<bool> Next(CsvParser parser, int line)
    {
        try
        {
            // The fields too, each of which may be what is broken.
            return await parser.ReadAsync() && parser.Record is not null;
        }
        catch (BadDataException)
        {
            throw Malformed(line, "has a quotation mark where none can be, or one that nothing ends");
        }
        catch (MaxFieldSizeException)
        {
            throw Malformed(line, $"has a field of more than {MaxFieldLength} characters, or a quotation mark that nothing ends");
        }
        catch (DecoderFallbackException)
        {
            throw Malformed(line, "or one soon after it is not UTF-8");
        }
    }

    private static ErpLine Line(int number, string[] fields)
    {
        ErpLine Fault(int place, string detail) => new(number, null, new Refusal(ProblemCodes.InvalidMember, $"/{_columns[place]}", detail));
        if (!DateOnly.TryParseExact(fields[1], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
            return Fault(1, "A date such as 2026-03-01 is needed.");
        return ScaledText.TryParse(fields[2], UnitPrice.Decimals, UnitPrice.IntegerDigits, false, out var amount) is { } fault
            ? Fault(2, $"The amount {fault}.")
            : new ErpLine(number, new ErpRow(fields[0], date, new UnitPrice(amount), fields[3], fields[4], fields[5]));
    }

    private static int PlaceOf(string column, string[] header)
    {
        var named = Array.FindAll(header, name => name.Equals(column, StringComparison.OrdinalIgnoreCase)).Length;
        return named == 1 && header.Length == _columns.Length
            ? Array.FindIndex(header, name => name.Equals(column, StringComparison.OrdinalIgnoreCase))
            : throw Malformed(1, $"must be the header: {string.Join(", ", _columns)}, each once and nothing else");
    }

    private static ProblemException Malformed(int line, string fault)
        => new(Problem.Of(ProblemCodes.MalformedCsv, $"Line {line} {fault}. The lines before it were taken.").With("line", line.ToString(CultureInfo.InvariantCulture)));
}
