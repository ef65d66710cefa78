using System.Text.Json;
using IntercompanyPricing.Domain.Ownership.Importing;

namespace IntercompanyPricing.Api.Imports;

/// <summary>
/// Reads GLEIF's relationship records from JSON: a list of records as they are passed on, or GLEIF's own file, whose list is the
/// member <c>relations</c> and whose texts are wrapped as <c>{"$": "…"}</c>.
/// </summary>
internal static class GleifJsonReader
{
    private const string Wrapper = "relations";

    /// <summary>Reads all of a body.</summary>
    /// <exception cref="Http.ProblemException">It cannot be read; the place is named.</exception>
    public static async Task<IImport> Read(ImportBody body, CancellationToken cancellation)
    {
        var import = new GleifImport();
        await foreach (var record in new JsonRecords(body.Stream).Read(Wrapper, cancellation))
            import.Add(Record(record.Find("RelationshipRecord") ?? record));
        return import;
    }

    private static GleifRecord Record(JsonPlace record)
    {
        var (relationship, registration) = (record.Get("Relationship"), record.Get("Registration"));
        var (start, end) = (relationship.Get("StartNode"), relationship.Get("EndNode"));
        var type = Text(relationship, "RelationshipType");
        var (child, parent) = (Text(start, "NodeID"), Text(end, "NodeID"));
        return new GleifRecord(
            record.Record with { Id = $"{child} {type} {parent}" }, child, parent, IsLei(start) && IsLei(end), type, Text(relationship, "RelationshipStatus"),
            [.. List(relationship, "RelationshipPeriods", "RelationshipPeriod").Select(period => new GleifPeriod(Text(period, "PeriodType"), Plain(period.Get("StartDate")).Day(), period.Find("EndDate") is { } last ? Plain(last).Day() : null))],
            [.. List(relationship, "RelationshipQuantifiers", "RelationshipQuantifier").Select(quantifier => Number(quantifier.Get("QuantifierAmount")))],
            Text(registration, "RegistrationStatus"), Plain(registration.Get("InitialRegistrationDate")).Day(), Plain(registration.Get("LastUpdateDate")).Day(),
            Deletion(record) is { } deleted ? Plain(deleted).Day() : null);
    }

    private static JsonPlace? Deletion(JsonPlace record)
    {
        var deletion = record.Find("Extension") is { } extension ? extension.Find("Deletion") ?? extension.Find("gleif:Deletion") : null;
        return deletion?.Find("DeletedAt") ?? deletion?.Find("gleif:DeletedAt");
    }

    private static bool IsLei(JsonPlace node) => node.Find("NodeIDType") is not { } type || Plain(type).Text() == "LEI";

    private static string Text(JsonPlace place, string member) => Plain(place.Get(member)).Text();

    // A number, as its text.
    private static string Number(JsonPlace amount) => Plain(amount) is { Value.ValueKind: JsonValueKind.Number } number ? number.Value.GetRawText() : Plain(amount).Text();

    private static JsonPlace Plain(JsonPlace place) => place.Value.ValueKind == JsonValueKind.Object ? place.Get("$") : place;

    // A list, or an object whose only member is the list or the one element that it would have.
    private static IEnumerable<JsonPlace> List(JsonPlace place, string member, string element)
        => place.Find(member) is not { } list ? []
            : list.Value.ValueKind == JsonValueKind.Array ? list.Elements()
            : list.Find(element) is not { } inner ? []
            : inner.Value.ValueKind == JsonValueKind.Array ? inner.Elements() : [inner];
}
