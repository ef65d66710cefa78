using System.Collections;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using IntercompanyPricing.Domain;
using IntercompanyPricing.Domain.MasterData;
using IntercompanyPricing.Domain.Money;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace IntercompanyPricing.Api.Http.OpenApi;

/// <summary>Gives types that are written by a converter the schema of what it writes; the framework cannot know.</summary>
internal sealed class Schemas : IOpenApiSchemaTransformer
{
    /// <inheritdoc/>
    public async Task TransformAsync(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancellationToken)
    {
        var type = Nullable.GetUnderlyingType(context.JsonTypeInfo.Type) ?? context.JsonTypeInfo.Type;

        // What is shared describes the written form; what stands in place, and may be null, keeps its member's description.
        if (SchemaNames.IsScaled(type) && type == context.JsonTypeInfo.Type)
            schema.Description = null;
        if (type == typeof(Percent))
            Decimal<Percent>(schema, "A percentage");
        else if (type == typeof(Quantity))
            Decimal<Quantity>(schema, "A quantity");
        else if (type == typeof(UnitPrice))
            Decimal<UnitPrice>(schema, "A price");
        else if (type == typeof(ExchangeRate))
            Decimal<ExchangeRate>(schema, "An exchange rate");
        else if (type == typeof(IndicatorValue))
            Decimal<IndicatorValue>(schema, "The value of an indicator");
        else if (type == typeof(Figure))
            Decimal<Figure>(schema, "A figure of a company's accounts");
        else if (type == typeof(Amount))
            Text(schema, @"^-?[0-9]{1,17}(\.[0-9]{1,4})?$", "An amount with its currency's minor units, such as 440.00.");
        else if (type == typeof(Currency))
            Text(schema, "^[A-Z]{3}$", "A currency of ISO 4217.");
        else if (type == typeof(DateOnly))
            Text(schema, null, null).Format = "date";
        else if (type == typeof(DateTimeOffset))
            Text(schema, null, null).Format = "date-time";
        else if (type == typeof(IReadOnlyDictionary<string, string>))
            TextMap(schema);
        else if (type == typeof(ProblemDocument))
            schema.AdditionalPropertiesAllowed = true; // RFC 9457 lets problems grow members
        else if (type.IsEnum)
            Text(schema, null, null).Enum = [.. Terms(type)];

        if (schema.Type is { } own && MayBeNull(context))
        {
            schema.Type = own | JsonSchemaType.Null;
            schema.Enum?.Add(JsonNullSentinel.JsonNull); // an enumeration lists null too, or refuses it
        }

        // What a fact computes from its members is neither sent nor answered.
        if (typeof(Fact).IsAssignableFrom(type))
        {
            foreach (var computed in context.JsonTypeInfo.Properties.Where(member => member is { Set: null, AssociatedParameter: null }))
                schema.Properties?.Remove(computed.Name);
        }

        // The framework leaves out what a list holds where the element is written by a converter.
        if (context.JsonTypeInfo is { Kind: JsonTypeInfoKind.Enumerable, ElementType: { } element } && schema.Items is null)
            schema.Items = await context.GetOrCreateSchemaAsync(element, null, cancellationToken);
    }

    private static bool MayBeNull(OpenApiSchemaTransformerContext context)
        => Nullable.GetUnderlyingType(context.JsonTypeInfo.Type) is not null
        || (SchemaNames.StandsInPlace(context.JsonTypeInfo.Type) && context.JsonPropertyInfo is { } member && (member.AssociatedParameter?.IsNullable ?? member.IsGetNullable));

    private static void Decimal<T>(OpenApiSchema schema, string what)
        where T : struct, IScaled<T>
        => Text(schema, $@"^-?[0-9]{{1,{T.IntegerDigits}}}(\.[0-9]{{1,{T.Decimals}}})?$", $"{what} as an exact decimal. Requests may send a JSON number instead; it is kept exactly or refused.");

    private static OpenApiSchema Text(OpenApiSchema schema, string? pattern, string? description)
    {
        schema.Type = JsonSchemaType.String;
        schema.Pattern = pattern;
        schema.Description ??= description;
        return schema;
    }

    private static void TextMap(OpenApiSchema schema)
    {
        schema.Type = JsonSchemaType.Object;
        schema.AdditionalProperties = new OpenApiSchema { Type = JsonSchemaType.String };
    }

    // The terms of an enumeration that is known only now, while the description is made.
    private static IEnumerable<JsonNode> Terms(Type type)
        => ((IEnumerable)typeof(EnumText<>).MakeGenericType(type).GetProperty(nameof(EnumText<>.All))!.GetValue(null)!).Cast<string>().Select(term => (JsonNode)JsonValue.Create(term));
}
