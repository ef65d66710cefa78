using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using IntercompanyPricing.Domain.Money;

namespace IntercompanyPricing.Storage.Json;

/// <summary>
/// Amounts with their currency's minor units, <c>"440.00"</c>. They are read from stored orders only, and without their currency,
/// which <see cref="OrderDocument"/> puts in: requests carry prices, never amounts.
/// </summary>
public sealed class AmountConverter : JsonConverter<Amount>
{
    /// <inheritdoc/>
    public override Amount Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        // All minor units are written, so the digits are their number.
        var text = reader.GetString()!;
        return long.TryParse(text.Replace(".", "", StringComparison.Ordinal), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var minor)
            ? new Amount(minor, null!)
            : throw new JsonException("Not an amount such as \"440.00\".");
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, Amount value, JsonSerializerOptions options)
        => writer.WriteStringValue(ScaledText.FormatFixed(value.Minor, value.Currency.MinorUnits, stackalloc char[ScaledText.MaxLength]));
}
