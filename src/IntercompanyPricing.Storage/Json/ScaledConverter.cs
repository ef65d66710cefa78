using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using IntercompanyPricing.Domain.Money;

namespace IntercompanyPricing.Storage.Json;

/// <summary>Exact decimals: written as text, read from a text or a JSON number, and refused where they would have to be rounded.</summary>
/// <typeparam name="T">The scaled type.</typeparam>
public sealed class ScaledConverter<T> : JsonConverter<T>
    where T : struct, IScaled<T>
{
    private const int MaxLength = 256;

    /// <inheritdoc/>
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var isNumber = reader.TokenType == JsonTokenType.Number;
        if (!isNumber && reader.TokenType != JsonTokenType.String)
            throw new JsonException("A decimal is a string such as \"12.5\", or a JSON number.");

        var length = reader.HasValueSequence ? reader.ValueSequence.Length : reader.ValueSpan.Length;
        if (length > MaxLength)
            throw new JsonException("The decimal has too many digits.");
        Span<char> text = stackalloc char[MaxLength];
        var written = isNumber
            ? Encoding.ASCII.GetChars(reader.HasValueSequence ? reader.ValueSequence.ToArray() : reader.ValueSpan, text)
            : reader.CopyString(text);
        return ScaledText.TryParse(text[..written], T.Decimals, T.IntegerDigits, isNumber, out var scaled) is { } fault
            ? throw new JsonException($"'{text[..written]}' {fault}.")
            : T.FromScaled(scaled);
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options)
        => writer.WriteStringValue(ScaledText.Format(value.Scaled, T.Decimals, stackalloc char[ScaledText.MaxLength]));
}
