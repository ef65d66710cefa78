using System.Text.Json;
using System.Text.Json.Serialization;
using IntercompanyPricing.Domain.Money;

namespace IntercompanyPricing.Storage.Json;

/// <summary>Amounts with their currency's minor units, <c>"440.00"</c>. Written only: requests carry prices, never amounts.</summary>
public sealed class AmountConverter : JsonConverter<Amount>
{
    /// <inheritdoc/>
    public override Amount Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        => throw new NotSupportedException("An amount stands without its currency and cannot be read alone.");

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, Amount value, JsonSerializerOptions options)
        => writer.WriteStringValue(ScaledText.FormatFixed(value.Minor, value.Currency.MinorUnits, stackalloc char[ScaledText.MaxLength]));
}
