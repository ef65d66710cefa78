using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization;
using IntercompanyPricing.Domain.Classification;

namespace IntercompanyPricing.Storage.Json;

/// <summary>
/// Writes a decision as always, but the same one only once: the orders of a day between two companies share it, and it is the
/// greater part of their documents.
/// </summary>
internal sealed class KnownDecisionConverter : JsonConverter<Decision>
{
    private readonly ConditionalWeakTable<Decision, byte[]> _written = [];

    /// <inheritdoc/>
    public override Decision Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        => throw new NotSupportedException("This only writes.");

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, Decision value, JsonSerializerOptions options)
        => writer.WriteRawValue(_written.GetValue(value, static decision => JsonSerializer.SerializeToUtf8Bytes(decision, DocumentJson.Documents.Decision)), skipInputValidation: true);
}
