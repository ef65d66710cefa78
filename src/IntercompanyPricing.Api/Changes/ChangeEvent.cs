using System.Buffers;
using System.Globalization;
using System.Text.Json;
using IntercompanyPricing.Api.Facts;
using IntercompanyPricing.Storage;
using IntercompanyPricing.Storage.Json;

namespace IntercompanyPricing.Api.Changes;

/// <summary>Writes changes in the envelope of CloudEvents 1.0.</summary>
internal static class ChangeEvent
{
    /// <summary>UTF-8 JSON of a recorded fact.</summary>
    public static ReadOnlyMemory<byte> Of(CommittedFact fact) => Write(
        string.Create(CultureInfo.InvariantCulture, $"{fact.Recording.Version}/{fact.Position}"), "/v1/facts", "intercompany.fact.recorded",
        $"{fact.Type}/{fact.Fact.Key}", fact.Recording.At, FactDocument.Of(fact.Recording, fact.Fact));

    /// <summary>UTF-8 JSON of a posted order, with its document as the reader may see it.</summary>
    public static ReadOnlyMemory<byte> Of(CommittedOrder order, ReadOnlyMemory<byte> document) => Write($"{order.Id}", "/v1/orders", "intercompany.order.posted", $"{order.Id}", order.PostedAt, document);

    private static ReadOnlyMemory<byte> Write(string id, string source, string type, string subject, DateTimeOffset time, ReadOnlyMemory<byte> data)
    {
        var buffer = new ArrayBufferWriter<byte>(data.Length + 512);
        using (var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = DocumentJson.Documents.Options.Encoder }))
        {
            writer.WriteStartObject();
            writer.WriteString("specversion", "1.0");
            writer.WriteString("id", id);
            writer.WriteString("source", source);
            writer.WriteString("type", type);
            writer.WriteString("subject", subject);
            writer.WriteString("time", InstantConverter.TextOf(time));
            writer.WriteString("datacontenttype", "application/json");
            writer.WritePropertyName("data");
            writer.WriteRawValue(data.Span, skipInputValidation: true);
            writer.WriteEndObject();
        }

        return buffer.WrittenMemory;
    }
}
