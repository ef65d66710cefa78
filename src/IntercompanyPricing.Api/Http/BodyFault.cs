using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using System.Text.Unicode;

namespace IntercompanyPricing.Api.Http;

/// <summary>
/// Finds the first fault of a body that could not be read, by walking it along the type it should have been. Members are
/// judged in the order of the body, and what is missing at the end of its object, in the order of the type.
/// </summary>
internal static class BodyFault
{
    /// <summary>The first fault.</summary>
    /// <param name="sent">The body as sent, in which malformed JSON is located.</param>
    /// <param name="json">The body with the path's member.</param>
    /// <param name="type">What it should have held.</param>
    public static ProblemError Find(byte[] sent, byte[] json, JsonTypeInfo type)
    {
        if (sent.Length == 0)
            return Malformed("The body is empty.");
        if (!Utf8.IsValid(sent))
            return Malformed("The body is not UTF-8.");
        if (sent.AsSpan().StartsWith("\uFEFF"u8))
            return Malformed("The body begins with a byte order mark, which JSON must not have.");

        var options = new JsonDocumentOptions { MaxDepth = type.Options.MaxDepth };
        try
        {
            JsonDocument.Parse(sent, options).Dispose();
            using var document = JsonDocument.Parse(json, options);
            return Value(document.RootElement, type, "") ?? Invalid("", "The body cannot be read.");
        }
        catch (JsonException exception)
        {
            return Malformed($"The body is not JSON, or nested more than {options.MaxDepth} levels deep, at line {exception.LineNumber + 1}, byte {exception.BytePositionInLine + 1}.");
        }
        catch (InvalidOperationException)
        {
            return Malformed("A member's name has half a surrogate pair, which is no text.");
        }
    }

    private static ProblemError? Value(JsonElement value, JsonTypeInfo type, string at)
    {
        if (value.ValueKind == JsonValueKind.Null)
            return Nullable.GetUnderlyingType(type.Type) is null ? Invalid(at, "Null stands where a value is needed.") : null;
        if (Nullable.GetUnderlyingType(type.Type) is { } underlying)
            type = type.Options.GetTypeInfo(underlying);
        return type.Kind switch
        {
            JsonTypeInfoKind.Object when value.ValueKind != JsonValueKind.Object => Invalid(at, "An object is needed."),
            JsonTypeInfoKind.Object => type.PolymorphismOptions is { } kinds ? OneOf(value, type, kinds, at) : Members(value, type, at, null),
            JsonTypeInfoKind.Enumerable => Elements(value, type, at),
            _ when type.Type == typeof(IReadOnlyDictionary<string, string>) => Texts(value, type.Options, at),
            _ => Scalar(value, type, at),
        };
    }

    private static ProblemError? OneOf(JsonElement value, JsonTypeInfo type, JsonPolymorphismOptions kinds, string at)
    {
        var member = kinds.TypeDiscriminatorPropertyName;
        if (!value.TryGetProperty(member, out var given))
            return Missing(at, member);
        var name = given.ValueKind == JsonValueKind.String ? given.GetString() : null;
        foreach (var kind in kinds.DerivedTypes)
        {
            if (kind.TypeDiscriminator is string known && known == name)
                return Members(value, type.Options.GetTypeInfo(kind.DerivedType), at, member);
        }

        return Invalid(Inside(at, member), $"One of {string.Join(", ", kinds.DerivedTypes.Select(kind => kind.TypeDiscriminator))} is needed.");
    }

    private static ProblemError? Members(JsonElement value, JsonTypeInfo type, string at, string? discriminator)
    {
        var known = type.Properties.ToDictionary(property => property.Name, StringComparer.Ordinal);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var member in value.EnumerateObject())
        {
            var place = Inside(at, member.Name);
            if (member.Name != discriminator && !known.ContainsKey(member.Name))
                return new(place, ProblemCodes.UnknownMember, Unknown(member.Name, known.Keys));
            if (!seen.Add(member.Name))
                return new(place, ProblemCodes.DuplicateMember, $"The member {member.Name} stands twice, or comes from the path.");
            if (member.Name != discriminator && Member(member.Value, known[member.Name], place) is { } fault)
                return fault;
        }

        return known.Values.FirstOrDefault(property => property.IsRequired && !seen.Contains(property.Name)) is { } missing ? Missing(at, missing.Name) : null;
    }

    private static ProblemError? Member(JsonElement value, JsonPropertyInfo property, string at)
    {
        var takesNull = !property.PropertyType.IsValueType && (property.AssociatedParameter?.IsNullable ?? property.IsSetNullable);
        return takesNull && value.ValueKind == JsonValueKind.Null ? null : Value(value, property.Options.GetTypeInfo(property.PropertyType), at);
    }

    private static ProblemError? Elements(JsonElement value, JsonTypeInfo type, string at)
    {
        if (value.ValueKind != JsonValueKind.Array)
            return Invalid(at, "A list is needed.");
        var element = type.Options.GetTypeInfo(type.ElementType!);
        return value.EnumerateArray().Select((item, index) => Value(item, element, $"{at}/{index}")).FirstOrDefault(fault => fault is not null);
    }

    private static ProblemError? Texts(JsonElement value, JsonSerializerOptions options, string at)
    {
        if (value.ValueKind != JsonValueKind.Object)
            return Invalid(at, "An object of strings is needed.");
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var member in value.EnumerateObject())
        {
            var place = Inside(at, member.Name);
            if (!seen.Add(member.Name))
                return new(place, ProblemCodes.DuplicateMember, $"The member {member.Name} stands twice.");
            if (member.Value.ValueKind is not (JsonValueKind.String or JsonValueKind.Number))
                return Invalid(place, "A string or a number is needed.");
            if (member.Value.ValueKind == JsonValueKind.String && Scalar(member.Value, options.GetTypeInfo(typeof(string)), place) is { } fault)
                return fault;
        }

        return null;
    }

    private static ProblemError? Scalar(JsonElement value, JsonTypeInfo type, string at)
    {
        try
        {
            value.Deserialize(type);
            return null;
        }
        catch (Exception exception) when (exception is JsonException or NotSupportedException)
        {
            // Our own converters say well what they need; those of the framework name types of .NET.
            var isOurs = type.Converter.GetType().Assembly != typeof(JsonSerializer).Assembly;
            return Invalid(at, isOurs ? exception.Message : $"{Needed(type.Type)} is needed.");
        }
    }

    private static string Needed(Type type)
        => type == typeof(string) ? "A string of Unicode text"
        : type == typeof(bool) ? "true or false"
        : type == typeof(int) || type == typeof(long) ? "A whole number within limits"
        : "Another kind of value";

    private static string Unknown(string name, IEnumerable<string> known)
        => known.FirstOrDefault(other => other.Equals(name, StringComparison.OrdinalIgnoreCase)) is { } meant
            ? $"There is no member {name}; it is written {meant}."
            : $"There is no member {name} here.";

    private static string Inside(string at, string member) => $"{at}/{member.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal)}";

    private static ProblemError Malformed(string detail) => new("", ProblemCodes.MalformedJson, detail);

    private static ProblemError Invalid(string at, string detail) => new(at, ProblemCodes.InvalidMember, detail);

    private static ProblemError Missing(string at, string member) => new(Inside(at, member), ProblemCodes.MissingMember, $"The member {member} is missing.");
}
