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

    public static IReadOnlyList<RecordedFacts> ReadSince(SqliteConnection connection, long version) => FactRow.ToRecordings(connection.Query<Row>(Since, new { version }, buffered: false));

    /// <summary>Brings the log up to date under the write lock. Whatever it lacks is committed already.</summary>
    public static void CatchUp(SqliteWriting writing, Head head, FactLog log)
    {
        if (log.Version == head.Version)
            return;
        foreach (var recorded in FactRow.ToRecordings(writing.Query<Row>(Since, new { version = log.Version })))
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

    internal sealed class Row : FactRow
    {
        public string RecordedAt { get; init; } = "";

        protected override DateTimeOffset At => InstantConverter.Parse(RecordedAt);
    }
}
