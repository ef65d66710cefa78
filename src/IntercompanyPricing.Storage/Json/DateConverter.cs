using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace IntercompanyPricing.Storage.Json;

/// <summary>Civil dates, <c>2026-03-01</c>.</summary>
public sealed class DateConverter : JsonConverter<DateOnly>
{
    /// <summary>The date of a text that was written by this.</summary>
    /// <exception cref="FormatException">It was not.</exception>
    public static DateOnly Parse(string? text) => TryParse(text, out var date) ? date : throw new FormatException($"'{text}' is not a date such as 2026-03-01.");

    /// <inheritdoc/>
    public override DateOnly Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        => reader.TokenType == JsonTokenType.String && TryParse(reader.GetString(), out var date) ? date : throw new JsonException("Not a date such as 2026-03-01.");

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, DateOnly value, JsonSerializerOptions options)
    {
        Span<char> text = stackalloc char[10];
        value.TryFormat(text, out _, "O", CultureInfo.InvariantCulture);
        writer.WriteStringValue(text);
    }

    private static bool TryParse(string? text, out DateOnly date) => DateOnly.TryParseExact(text, "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out date);
}
