using System.Text.Json.Serialization.Metadata;
using IntercompanyPricing.Api.Facts;
using IntercompanyPricing.Domain.Money;
using Microsoft.AspNetCore.OpenApi;

namespace IntercompanyPricing.Api.Http.OpenApi;

/// <summary>The names of shared schemas.</summary>
internal static class SchemaNames
{
    /// <summary>A type's name, or null where its schema stands in place.</summary>
    public static string? Of(JsonTypeInfo type)
    {
        if (type.Type == typeof(ProblemDocument))
            return "Problem";
        if (type.Type.IsConstructedGenericType && type.Type.GetGenericTypeDefinition() == typeof(PageOf<>))
            return $"{NameOf(type.Type.GenericTypeArguments[0])}Page";
        if (IsRecordedFact(type.Type))
            return NameOf(type.Type);

        return StandsInPlace(type.Type) ? null : OpenApiOptions.CreateDefaultSchemaReferenceId(type);
    }

    /// <summary>Whether a type's schema is not shared. A value that may be null must not make that of its type nullable for all.</summary>
    public static bool StandsInPlace(Type type)
        => Nullable.GetUnderlyingType(type) is not null || type == typeof(Currency) || type == typeof(IReadOnlyDictionary<string, string>);

    /// <summary>Whether a type is written as a decimal text.</summary>
    public static bool IsScaled(Type type)
        => type == typeof(Percent) || type == typeof(Quantity) || type == typeof(UnitPrice) || type == typeof(ExchangeRate) || type == typeof(IndicatorValue) || type == typeof(Figure) || type == typeof(Amount);

    private static string NameOf(Type type) => IsRecordedFact(type) ? $"Recorded{type.GenericTypeArguments[0].Name}" : type.Name;

    private static bool IsRecordedFact(Type type) => type.IsConstructedGenericType && type.GetGenericTypeDefinition() == typeof(RecordedFact<>);
}
