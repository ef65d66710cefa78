using IntercompanyPricing.Domain.Money;
using IntercompanyPricing.Domain.Ownership.Importing;

namespace IntercompanyPricing.Domain.Tests.Ownership.Importing;

/// <summary>A file of statements in the making. Records are companies unless they begin with <c>P-</c>.</summary>
internal sealed class BodsFile(string publisher = "Register")
{
    private int _statements;

    public BodsImport Import { get; } = new();

    /// <summary>Companies and persons, each known by its record.</summary>
    public BodsFile Parties(params string[] records)
    {
        foreach (var record in records)
            Party(record, new BodsParty(record.StartsWith("P-", StringComparison.Ordinal), record.StartsWith("P-", StringComparison.Ordinal) ? "knownPerson" : "registeredEntity", $"The {record}", []));
        return this;
    }

    public BodsFile Party(string record, BodsParty party, string date = "2019-01-01", string status = "new")
    {
        Import.Add(Statement(record, date, status) with { Party = party });
        return this;
    }

    /// <summary>A relationship record <c>A&gt;B</c>; interests are <c>shares 60</c>, <c>shares 60 unknown</c> (whether direct), <c>votes 75.. indirect</c> (a range), <c>votes &gt;50..100</c>, <c>shares 60 2018-01-01..2020-01-01</c>, <c>boardChair</c>.</summary>
    public BodsFile Holds(string pair, string interests, string date = "2020-01-01", string status = "new", string? record = null, int? statement = null)
    {
        var ends = pair.Split('>');
        var relationship = new BodsRelationship(
            ends[1] == "?" ? null : ends[1], ends[0] == "?" ? null : ends[0], pair.Contains('?', StringComparison.Ordinal) ? "unknown" : null,
            [.. interests.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(Interest)]);
        if (statement is { } number)
            _statements = number;
        Import.Add(Statement(record ?? pair, date, status) with { Relationship = relationship });
        return this;
    }

    private BodsStatement Statement(string record, string date, string status)
        => new(new RecordPlace($"s{++_statements}", _statements - 1, _statements), record, status, Given.Day(date), publisher);

    private static BodsInterest Interest(string text)
    {
        var words = text.Split(' ');
        var days = words.FirstOrDefault(word => word.Length >= 12 && char.IsDigit(word[0]) && word.Contains("..", StringComparison.Ordinal) && word.Contains('-', StringComparison.Ordinal))?.Split("..");
        var type = words[0] switch { "shares" => "shareholding", "votes" => "votingRights", var other => other };
        return new BodsInterest(
            type, words.Contains("indirect") ? "indirect" : words.Contains("unknown") ? "unknown" : "direct", words.Length > 1 && words[1] != "indirect" ? Share(words[1]) : null,
            days is [{ Length: > 0 } from, _] ? Given.Day(from) : null, days is [_, { Length: > 0 } to] ? Given.Day(to) : null);
    }

    private static BodsShare Share(string text)
    {
        if (!text.Contains("..", StringComparison.Ordinal))
            return new BodsShare(Exact: Percent.Parse(text));
        var bounds = text.Split("..");
        Percent? most = bounds[1].Length == 0 ? null : Percent.Parse(bounds[1]);
        return bounds[0].StartsWith('>') ? new BodsShare(ExclusiveMinimum: Percent.Parse(bounds[0][1..]), Maximum: most)
            : new BodsShare(Minimum: bounds[0].Length == 0 ? null : Percent.Parse(bounds[0]), ExclusiveMaximum: most);
    }
}
