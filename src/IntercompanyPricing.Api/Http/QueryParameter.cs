using System.Text.Json.Nodes;
using IntercompanyPricing.Domain;
using Microsoft.OpenApi;

namespace IntercompanyPricing.Api.Http;

/// <summary>A query parameter that an endpoint takes: what is checked and what is described come from here.</summary>
/// <param name="Name">Its name, camelCase.</param>
/// <param name="Description">A sentence for a person.</param>
/// <param name="Schema">Makes its schema.</param>
internal sealed record QueryParameter(string Name, string Description, Func<OpenApiSchema> Schema)
{
    /// <summary>How many items an answer has at most, where nothing else is asked for.</summary>
    public const int DefaultLimit = 100;

    /// <summary>The most that can be asked for.</summary>
    public const int MaxLimit = 1000;

    /// <summary>Whether a request without it is refused.</summary>
    public bool IsRequired { get; init; }

    /// <summary>The only values that it can have; null where there are others.</summary>
    public IReadOnlyList<string>? Terms { get; init; }

    /// <summary>The least and the most that a whole number can be.</summary>
    public (int Least, int Most)? Limits { get; init; }

    /// <summary><c>limit</c>, as every list takes it.</summary>
    public static QueryParameter Limit { get; } = new("limit", "Items in one answer.", () => new OpenApiSchema
    {
        Type = JsonSchemaType.Integer,
        Minimum = "1",
        Maximum = $"{MaxLimit}",
        Default = JsonValue.Create(DefaultLimit),
    });

    /// <summary><c>cursor</c>, as every list takes it.</summary>
    public static QueryParameter Cursor { get; } = new("cursor", "Continues a list: next of the answer before.", () => new OpenApiSchema { Type = JsonSchemaType.String });

    /// <summary><c>asOf</c>, as every reading of facts takes it.</summary>
    public static QueryParameter AsOf { get; } = Date("asOf", "The day on which the facts hold; today (UTC) where absent.");

    /// <summary><c>knownAt</c>, as every reading of facts takes it.</summary>
    public static QueryParameter KnownAt { get; } = Version("knownAt", "The last version that counts; the latest where absent.");

    /// <summary>Any text but the empty one.</summary>
    public static QueryParameter Text(string name, string description) => new(name, description, () => new OpenApiSchema { Type = JsonSchemaType.String, MinLength = 1 });

    /// <summary>A whole number within limits.</summary>
    public static QueryParameter Whole(string name, string description, int least, int most)
        => new(name, description, () => new OpenApiSchema { Type = JsonSchemaType.Integer, Minimum = $"{least}", Maximum = $"{most}" }) { Limits = (least, most) };

    /// <summary>A civil date.</summary>
    public static QueryParameter Date(string name, string description) => new(name, description, () => new OpenApiSchema { Type = JsonSchemaType.String, Format = "date" });

    /// <summary>An instant.</summary>
    public static QueryParameter Instant(string name, string description) => new(name, description, () => new OpenApiSchema { Type = JsonSchemaType.String, Format = "date-time" });

    /// <summary>A version of the facts.</summary>
    public static QueryParameter Version(string name, string description)
        => new(name, description, () => new OpenApiSchema { Type = JsonSchemaType.Integer, Format = "int64", Minimum = "0" });

    /// <summary>An enumerated term.</summary>
    public static QueryParameter Term<T>(string name, string description)
        where T : struct, Enum
        => new(name, description, () => new OpenApiSchema { Type = JsonSchemaType.String, Enum = [.. EnumText<T>.All.Select(term => JsonValue.Create(term))] }) { Terms = EnumText<T>.All };
}
