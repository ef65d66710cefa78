using IntercompanyPricing.Api.Http;
using IntercompanyPricing.Domain;
using IntercompanyPricing.Domain.Ownership.Importing;

namespace IntercompanyPricing.Api.Imports;

/// <summary>Reads statements of the Beneficial Ownership Data Standard 0.4 from JSON.</summary>
internal static class BodsReader
{
    /// <summary>Reads all of a body.</summary>
    /// <exception cref="ProblemException">It cannot be read; the place is named.</exception>
    public static async Task<IImport> Read(ImportBody body, CancellationToken cancellation)
    {
        var import = new BodsImport();
        await foreach (var record in new JsonRecords(body.Stream).Read(null, cancellation))
            import.Add(Statement(record));
        return import;
    }

    private static BodsStatement Statement(JsonPlace record)
    {
        if ((record.Find("statementID") ?? record.Find("statementType")) is not null)
            throw OtherVersion(record, "A statement of a version before 0.4");
        var publication = record.Find("publicationDetails");
        if (publication?.Find("bodsVersion") is { } version && version.Text() != BodsStatement.Version)
            throw OtherVersion(version, $"Version {version.Text()} of the standard");

        var publisher = publication?.Find("publisher");
        var type = record.Get("recordType").Term(BodsStatement.Types);
        var details = record.Get("recordDetails");
        return new BodsStatement(
            record.Record with { Id = record.Get("statementId").Text() },
            record.Get("recordId").Text(),
            record.Find("recordStatus")?.Term(BodsStatement.Statuses) ?? "new",
            record.Get("statementDate").Day(),
            (publisher?.Find("name") ?? publisher?.Find("url"))?.Text() ?? "unnamed publisher",
            type == "entity" ? Entity(details) : type == "person" ? Person(details) : null,
            type == "relationship" ? Relationship(details) : null);
    }

    private static BodsParty Entity(JsonPlace details) => new(
        IsPerson: false,
        details.Get("entityType").Get("type").Term(BodsParty.EntityTypes),
        details.Find("name")?.Text(),
        [.. details.Find("identifiers")?.Elements().Where(identifier => identifier.Find("id") is not null).Select(Identifier) ?? []],
        Country(details.Find("jurisdiction")?.Find("code")),
        details.Find("dissolutionDate")?.Day());

    private static BodsParty Person(JsonPlace details) => new(
        IsPerson: true,
        details.Get("personType").Term(BodsParty.PersonTypes),
        Name(details.Find("names")?.Elements().FirstOrDefault()),
        []); // passports and tax numbers are not even read

    private static string? Name(JsonPlace? name)
        => name is not { Record: not null } given ? null
            : given.Find("fullName")?.Text() ?? string.Join(' ', new[] { given.Find("givenName")?.Text(), given.Find("familyName")?.Text() }.OfType<string>());

    private static BodsIdentifier Identifier(JsonPlace identifier) => new(identifier.Find("scheme")?.Text(), identifier.Find("schemeName")?.Text(), identifier.Get("id").Text());

    // A subdivision such as US-DE is part of its country.
    private static string? Country(JsonPlace? code)
        => code?.Text() is not { } text ? null
            : text.Length >= 2 && char.IsAsciiLetter(text[0]) && char.IsAsciiLetter(text[1]) && (text.Length == 2 || text[2] == '-') ? text[..2].ToUpperInvariant()
            : throw code.Value.Fault(ProblemCodes.InvalidMember, "Not a code of ISO 3166 such as PL or US-DE.");

    private static BodsRelationship Relationship(JsonPlace details)
    {
        var (subject, party) = (details.Get("subject"), details.Get("interestedParty"));
        return new BodsRelationship(
            RecordNamed(subject), RecordNamed(party),
            RecordNamed(subject) is null ? subject.Get("reason").Text() : RecordNamed(party) is null ? party.Get("reason").Text() : null,
            [.. details.Find("interests")?.Elements().Select(Interest) ?? []]);
    }

    // A record, or an object that says why there is none.
    private static string? RecordNamed(JsonPlace party) => party.Value.ValueKind == System.Text.Json.JsonValueKind.Object ? null : party.Text();

    private static BodsInterest Interest(JsonPlace interest)
    {
        var share = interest.Find("share");
        return new BodsInterest(
            interest.Get("type").Term(BodsInterest.Types),
            interest.Find("directOrIndirect")?.Term(BodsInterest.Directness) ?? "unknown",
            share is { } given
                ? new BodsShare(
                    given.Find("exact")?.Percentage(), given.Find("minimum")?.Percentage(), given.Find("exclusiveMinimum")?.Percentage(),
                    given.Find("maximum")?.Percentage(), given.Find("exclusiveMaximum")?.Percentage())
                : null,
            interest.Find("startDate")?.Day(),
            interest.Find("endDate")?.Day());
    }

    private static ProblemException OtherVersion(JsonPlace place, string what) => place.Fault(RefusalCodes.InvalidValue, $"{what} is not read here, only {BodsStatement.Version}.");
}
