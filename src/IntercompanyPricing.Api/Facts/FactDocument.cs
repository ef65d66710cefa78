using System.Buffers;
using System.Text.Json;
using IntercompanyPricing.Domain.MasterData;
using IntercompanyPricing.Domain.Money;
using IntercompanyPricing.Domain.Pricing;
using IntercompanyPricing.Storage.Json;

namespace IntercompanyPricing.Api.Facts;

/// <summary>The written form of a recorded fact: who recorded it and when, its key, and the fact.</summary>
internal static class FactDocument
{
    /// <summary>What is answered with a benchmark beside its own members, and what it means.</summary>
    public static (string Name, string Description)[] RangeMembers { get; } =
    [
        ("lower", "The lower end of the arm's length range by the benchmark's quartile rule, in the indicator's unit, rounded to six decimals."),
        ("median", "The median; of less than six results under the rule of India their mean."),
        ("upper", "The upper end of the range."),
    ];

    /// <summary>UTF-8 JSON of a recorded fact.</summary>
    /// <param name="recording">The transaction that recorded it.</param>
    /// <param name="fact">The fact.</param>
    /// <param name="asOf">The day it was asked for, echoed; null where no day was.</param>
    /// <param name="knownAt">The version it was asked for, echoed.</param>
    public static byte[] Of(Recording recording, Fact fact, DateOnly? asOf = null, long? knownAt = null)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        using (var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = DocumentJson.Documents.Options.Encoder }))
        {
            writer.WriteStartObject();
            writer.WriteNumber("version", recording.Version);
            writer.WriteString("recordedAt", InstantConverter.TextOf(recording.At));
            writer.WriteString("recordedBy", recording.By);
            if (asOf is { } day)
                writer.WriteString("asOf", day.ToString("yyyy-MM-dd", null));
            if (knownAt is { } version)
                writer.WriteNumber("knownAt", version);
            writer.WriteString("key", fact.Key);
            using (var members = JsonSerializer.SerializeToDocument(fact, DocumentJson.Documents.Fact))
            {
                foreach (var member in members.RootElement.EnumerateObject())
                    member.WriteTo(writer);
            }

            if (fact is Benchmark benchmark)
                WriteRange(writer, ArmsLengthRange.Of(benchmark));
            writer.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }

    private static void WriteRange(Utf8JsonWriter writer, ArmsLengthRange range)
    {
        foreach (var ((name, _), value) in RangeMembers.Zip([range.Lower, range.Median, range.Upper]))
            writer.WriteString(name, IndicatorValue.TextOf(value));
    }
}
