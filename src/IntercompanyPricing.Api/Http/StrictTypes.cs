using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace IntercompanyPricing.Api.Http;

/// <summary>
/// Closes a gap of strict reading: a member of the body that has the name of a property that cannot be set is dropped in
/// silence, although it is as unknown as any other.
/// </summary>
internal static class StrictTypes
{
    private static readonly ConditionalWeakTable<JsonSerializerOptions, JsonSerializerOptions> _strict = [];

    /// <summary>The same type without the properties that cannot be set.</summary>
    public static JsonTypeInfo<T> Of<T>(JsonTypeInfo<T> type)
        => (JsonTypeInfo<T>)_strict.GetValue(type.Options, Without).GetTypeInfo(typeof(T));

    private static JsonSerializerOptions Without(JsonSerializerOptions options)
        => new(options) { TypeInfoResolver = options.TypeInfoResolver!.WithAddedModifier(RemoveUnsettable) };

    private static void RemoveUnsettable(JsonTypeInfo type)
    {
        for (var index = type.Properties.Count - 1; index >= 0; index--)
        {
            if (type.Properties[index] is { Set: null, AssociatedParameter: null })
                type.Properties.RemoveAt(index);
        }
    }
}
