using System.Text.Json;
using Dapper;
using IntercompanyPricing.Domain.MasterData;
using IntercompanyPricing.Storage.Json;
using Microsoft.Data.Sqlite;

namespace IntercompanyPricing.Storage.Sqlite;

/// <summary>The table <c>fact</c>.</summary>
internal static class SqliteFacts
{
    private const string Since =
        """
        SELECT version AS Version, recorded_at AS RecordedAt, recorded_by AS RecordedBy, body AS Body
        FROM fact
        WHERE version > @version
        ORDER BY version, position
        """;

    public static IReadOnlyList<RecordedFacts> ReadSince(SqliteConnection connection, long version) => Group(connection.Query<Row>(Since, new { version }, buffered: false));

    /// <summary>Brings the log up to date under the write lock. Whatever it lacks is committed already.</summary>
    public static void CatchUp(SqliteWriting writing, SqliteWriting.Head head, FactLog log)
    {
        if (log.Version == head.Version)
            return;
        foreach (var recorded in Group(writing.Query<Row>(Since, new { version = log.Version })))
            log.Append(recorded.Recording, recorded.Facts);
    }

    public static void Insert(SqliteWriting writing, RecordedFacts recorded)
    {
        var recording = recorded.Recording;
        writing.Execute("UPDATE head SET version = @Version", new { recording.Version });
        writing.Execute(
            """
            INSERT INTO fact (version, position, type, key, effective_from, recorded_at, recorded_by, body)
            VALUES (@Version, @Position, @Type, @Key, @EffectiveFrom, @RecordedAt, @RecordedBy, @Body)
            """,
            recorded.Facts.Select((fact, position) => new
            {
                recording.Version,
                Position = position,
                Type = FactTypes.Of(fact),
                fact.Key,
                EffectiveFrom = SqliteText.Of(fact.HoldsFrom),
                RecordedAt = InstantConverter.TextOf(recording.At),
                RecordedBy = recording.By,
                Body = JsonSerializer.Serialize(fact, DocumentJson.Documents.Fact),
            }).ToList());
    }

    private static List<RecordedFacts> Group(IEnumerable<Row> rows)
    {
        var recordings = new List<RecordedFacts>();
        var facts = new List<Fact>();
        foreach (var row in rows)
        {
            if (recordings.Count == 0 || recordings[^1].Recording.Version != row.Version)
                recordings.Add(new(new Recording(row.Version, InstantConverter.Parse(row.RecordedAt), row.RecordedBy), facts = []));
            facts.Add(JsonSerializer.Deserialize(row.Body, DocumentJson.Documents.Fact)!);
        }

        return recordings;
    }

    private sealed class Row
    {
        public long Version { get; init; }

        public string RecordedAt { get; init; } = "";

        public string RecordedBy { get; init; } = "";

        public string Body { get; init; } = "";
    }
}
