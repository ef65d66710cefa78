using System.Globalization;
using IntercompanyPricing.Api.Http;
using IntercompanyPricing.Storage;

namespace IntercompanyPricing.Api.Changes;

/// <summary>The written form of a position in the change feed.</summary>
internal static class ChangeCursor
{
    /// <summary>The query parameter.</summary>
    public static QueryParameter Parameter { get; } = QueryParameter.Text("after", "Goes on behind this: next of the answer before. Everything from the beginning where absent.");

    /// <summary>The cursor of a position.</summary>
    public static string Of(ChangePosition position) => Cursor.Of(string.Create(CultureInfo.InvariantCulture, $"{position.Version}/{position.Position}/{position.Sequence}/{position.Consent}"));

    /// <summary>The position of a query; before everything where it has none.</summary>
    /// <exception cref="ProblemException">It is not one that an answer gave.</exception>
    public static ChangePosition Read(QueryValues query)
    {
        if (query.Text(Parameter.Name) is not { } text)
            return default;

        // Cursors that were given before there were consents have three parts.
        return Cursor.Key(text)?.Split('/') is [var first, var second, var third, .. var more] && more.Length <= 1
            && long.TryParse(more is [var fourth] ? fourth : "0", NumberStyles.None, CultureInfo.InvariantCulture, out var consent)
            && long.TryParse(first, NumberStyles.None, CultureInfo.InvariantCulture, out var version)
            && int.TryParse(second, NumberStyles.None, CultureInfo.InvariantCulture, out var position)
            && long.TryParse(third, NumberStyles.None, CultureInfo.InvariantCulture, out var sequence)
                ? new ChangePosition(version, position, sequence, consent)
                : throw QueryValues.Invalid(Parameter.Name, "is not one that an answer gave");
    }
}
