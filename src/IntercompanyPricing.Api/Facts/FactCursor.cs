using System.Globalization;
using IntercompanyPricing.Api.Http;

namespace IntercompanyPricing.Api.Facts;

/// <summary>Where a list of facts goes on.</summary>
/// <param name="AsOf">The day of the walk.</param>
/// <param name="KnownAt">The version of the walk.</param>
/// <param name="Index">The next key, in the order in which keys were first recorded.</param>
internal sealed record FactCursor(DateOnly AsOf, long KnownAt, int Index)
{
    /// <summary>The cursor of a query; null at the beginning of a list.</summary>
    /// <exception cref="ProblemException">It is not one that an answer gave.</exception>
    public static FactCursor? Read(QueryValues query)
    {
        if (query.AfterKey is not { } key)
            return null;
        return key.Split('/') is [var day, var version, var place]
            && DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var asOf)
            && long.TryParse(version, NumberStyles.None, CultureInfo.InvariantCulture, out var knownAt)
            && int.TryParse(place, NumberStyles.None, CultureInfo.InvariantCulture, out var index)
                ? new FactCursor(asOf, knownAt, index)
                : throw QueryValues.Invalid(QueryParameter.Cursor.Name, "is not one that an answer gave");
    }

    /// <summary>The opaque text.</summary>
    public override string ToString() => Cursor.Of(string.Create(CultureInfo.InvariantCulture, $"{AsOf:yyyy-MM-dd}/{KnownAt}/{Index}"));
}
