using System.Globalization;
using System.Text.Json;
using IntercompanyPricing.Api.Http;
using IntercompanyPricing.Domain;
using IntercompanyPricing.Domain.Money;
using IntercompanyPricing.Domain.Ownership.Importing;

namespace IntercompanyPricing.Api.Imports;

/// <summary>A place in a record of JSON; whatever cannot be read there is refused with it. Members that nobody asks for are passed over.</summary>
/// <param name="Value">What stands there.</param>
/// <param name="Record">The record.</param>
/// <param name="Pointer">The place, a JSON Pointer.</param>
internal readonly record struct JsonPlace(JsonElement Value, RecordPlace Record, string Pointer)
{
    /// <summary>A member, or null where there is none, or null.</summary>
    public JsonPlace? Find(string name)
    {
        if (Value.ValueKind != JsonValueKind.Object)
            throw Fault(ProblemCodes.InvalidMember, "An object is needed.");
        return Value.TryGetProperty(name, out var member) && member.ValueKind != JsonValueKind.Null ? this with { Value = member, Pointer = $"{Pointer}/{name}" } : null;
    }

    /// <summary>A member that must be there.</summary>
    public JsonPlace Get(string name) => Find(name) ?? throw Fault(Record, $"{Pointer}/{name}", ProblemCodes.MissingMember, $"The member {name} is missing.");

    /// <summary>The elements of a list.</summary>
    public IEnumerable<JsonPlace> Elements()
    {
        if (Value.ValueKind != JsonValueKind.Array)
            throw Fault(ProblemCodes.InvalidMember, "A list is needed.");
        var place = this;
        return Value.EnumerateArray().Select((element, i) => place with { Value = element, Pointer = $"{place.Pointer}/{i}" });
    }

    /// <summary>The text, not empty.</summary>
    public string Text()
    {
        if (Value.ValueKind != JsonValueKind.String)
            throw Fault(ProblemCodes.InvalidMember, "A text is needed.");
        try
        {
            return Value.GetString() is { Length: > 0 } text ? text : throw Fault(ProblemCodes.InvalidMember, "The text is empty.");
        }
        catch (InvalidOperationException)
        {
            throw Fault(ProblemCodes.InvalidMember, "It has half a surrogate pair, which is no text.");
        }
    }

    /// <summary>A term of a codelist.</summary>
    public string Term(IReadOnlyList<string> codelist)
        => Text() is var term && codelist.Contains(term) ? term : throw Fault(ProblemCodes.InvalidMember, $"Not one of {string.Join(", ", codelist)}.");

    /// <summary>The day of a date, or of a date and time as it is written.</summary>
    public DateOnly Day() => DayOf(Text()) ?? throw Fault(ProblemCodes.InvalidMember, "Not a date such as 2026-03-01, with a time or without.");

    /// <summary>An exact percentage.</summary>
    public Percent Percentage()
    {
        if (Value.ValueKind != JsonValueKind.Number)
            throw Fault(ProblemCodes.InvalidMember, "A number is needed.");
        var text = Value.GetRawText();
        return ScaledText.TryParse(text, Percent.Decimals, Percent.IntegerDigits, true, out var scaled) is { } fault ? throw Fault(ProblemCodes.InvalidMember, $"'{(text.Length > 64 ? text[..64] + "…" : text)}' {fault}.") : new Percent(scaled);
    }

    /// <summary>The day that a text begins with, and nothing else but a time; null where it does not.</summary>
    public static DateOnly? DayOf(string text)
        => DateOnly.TryParseExact(text.AsSpan(0, Math.Min(10, text.Length)), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && (text.Length == 10 || (text[10] == 'T' && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, out _))) ? day : null;

    /// <summary>A fault of this place.</summary>
    public ProblemException Fault(string code, string detail) => Fault(Record, Pointer, code, detail);

    /// <summary>A fault of a place.</summary>
    public static ProblemException Fault(RecordPlace record, string pointer, string code, string detail)
        => new(Problem.Of([new Refusal(code, pointer, $"Line {record.Line}: {detail}")]));
}
