using System.Text.Json.Nodes;

namespace IntercompanyPricing.Service.Tests.Api;

/// <summary>Small files of publishers.</summary>
internal static class ImportFiles
{
    public const string Parent = "52990000000000000196";
    public const string Child = "52990000000000000293";
    public const string Middle = "52990000000000000390";

    public static JsonObject Entity(string record, string? lei = null) => Statement(record, "entity", new JsonObject
    {
        ["isComponent"] = false,
        ["entityType"] = new JsonObject { ["type"] = "registeredEntity" },
        ["name"] = $"{record} plc",
        ["jurisdiction"] = new JsonObject { ["name"] = "Delaware", ["code"] = "US-DE" },
        ["identifiers"] = lei is null ? [] : new JsonArray(new JsonObject { ["scheme"] = "XI-LEI", ["id"] = lei }),
    });

    public static JsonObject Person(string record) => Statement(record, "person", new JsonObject
    {
        ["isComponent"] = false,
        ["personType"] = "knownPerson",
        ["names"] = new JsonArray(new JsonObject { ["fullName"] = $"Person {record}" }),
    });

    public static JsonObject Holds(string owner, string owned, string percent, string date = "2020-01-01", string status = "new") => Statement($"{owner}-{owned}", "relationship", new JsonObject
    {
        ["isComponent"] = false,
        ["subject"] = owned,
        ["interestedParty"] = owner,
        ["interests"] = new JsonArray(new JsonObject { ["type"] = "shareholding", ["directOrIndirect"] = "direct", ["share"] = new JsonObject { ["exact"] = JsonNode.Parse(percent) } }),
    }, date, status);

    public static JsonObject Relationship(string child, string type, string parent) => new()
    {
        ["Relationship"] = new JsonObject
        {
            ["StartNode"] = new JsonObject { ["NodeID"] = child, ["NodeIDType"] = "LEI" },
            ["EndNode"] = new JsonObject { ["NodeID"] = parent, ["NodeIDType"] = "LEI" },
            ["RelationshipType"] = type,
            ["RelationshipPeriods"] = new JsonArray(new JsonObject { ["StartDate"] = "2020-01-01T00:00:00.000Z", ["PeriodType"] = "RELATIONSHIP_PERIOD" }),
            ["RelationshipStatus"] = "ACTIVE",
        },
        ["Registration"] = new JsonObject { ["InitialRegistrationDate"] = "2019-01-01T00:00:00Z", ["LastUpdateDate"] = "2023-01-01T00:00:00Z", ["RegistrationStatus"] = "PUBLISHED" },
    };

    public static string Xml(params string[] records) =>
        $"""
        <?xml version="1.0" encoding="UTF-8"?>
        <rr:RelationshipData xmlns:rr="http://www.gleif.org/data/schema/rr/2016">
        <rr:Header><rr:ContentDate>2023-06-05T09:24:22Z</rr:ContentDate></rr:Header>
        <rr:RelationshipRecords>
        {string.Join('\n', records)}
        </rr:RelationshipRecords>
        </rr:RelationshipData>
        """;

    public static string XmlRecord(string child, string type, string parent) =>
        $"""
        <rr:RelationshipRecord><rr:Relationship>
        <rr:StartNode><rr:NodeID>{child}</rr:NodeID><rr:NodeIDType>LEI</rr:NodeIDType></rr:StartNode>
        <rr:EndNode><rr:NodeID>{parent}</rr:NodeID><rr:NodeIDType>LEI</rr:NodeIDType></rr:EndNode>
        <rr:RelationshipType>{type}</rr:RelationshipType>
        <rr:RelationshipPeriods>
        <rr:RelationshipPeriod><rr:StartDate>2018-01-01T00:00:00.000Z</rr:StartDate><rr:EndDate>2018-12-31T00:00:00.000Z</rr:EndDate><rr:PeriodType>ACCOUNTING_PERIOD</rr:PeriodType></rr:RelationshipPeriod>
        <rr:RelationshipPeriod><rr:StartDate>2020-01-01T00:00:00.000Z</rr:StartDate><rr:PeriodType>RELATIONSHIP_PERIOD</rr:PeriodType></rr:RelationshipPeriod>
        </rr:RelationshipPeriods>
        <rr:RelationshipStatus>ACTIVE</rr:RelationshipStatus>
        <rr:RelationshipQualifiers><rr:RelationshipQualifier><rr:QualifierDimension>ACCOUNTING_STANDARD</rr:QualifierDimension></rr:RelationshipQualifier><rr:RelationshipQualifier><rr:QualifierDimension>ACCOUNTING_STANDARD</rr:QualifierDimension></rr:RelationshipQualifier></rr:RelationshipQualifiers>
        </rr:Relationship>
        <rr:Registration><rr:InitialRegistrationDate>2019-01-01T00:00:00Z</rr:InitialRegistrationDate><rr:LastUpdateDate>2023-01-01T00:00:00Z</rr:LastUpdateDate><rr:RegistrationStatus>PUBLISHED</rr:RegistrationStatus></rr:Registration>
        </rr:RelationshipRecord>
        """;

    public static JsonArray List(params JsonNode[] records) => [.. records.Select(record => record.DeepClone())];

    private static JsonObject Statement(string record, string type, JsonObject details, string date = "2020-01-01", string status = "new") => new()
    {
        ["statementId"] = $"{record}-{date}-{status}".PadRight(32, '0'),
        ["declarationSubject"] = "x",
        ["statementDate"] = date,
        ["publicationDetails"] = new JsonObject { ["publicationDate"] = date, ["bodsVersion"] = "0.4", ["publisher"] = new JsonObject { ["name"] = "Test register" } },
        ["recordId"] = record,
        ["recordType"] = type,
        ["recordStatus"] = status,
        ["recordDetails"] = details,
    };
}
