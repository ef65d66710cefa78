using System.Text.Json;
using System.Text.Json.Serialization;
using IntercompanyPricing.Domain;

namespace IntercompanyPricing.Storage.Json;

/// <summary>Enumerated terms in kebab-case, exactly as written: no other casing, no numbers.</summary>
/// <typeparam name="T">The enumeration.</typeparam>
public sealed class TermConverter<T> : JsonConverter<T>
    where T : struct, Enum
{
    /// <inheritdoc/>
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var text = reader.TokenType == JsonTokenType.String ? reader.GetString() : null;
        return EnumText<T>.Find(text) ?? throw new JsonException($"Not one of {string.Join(", ", EnumText<T>.All)}.");
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(EnumText<T>.Of(value));
}
