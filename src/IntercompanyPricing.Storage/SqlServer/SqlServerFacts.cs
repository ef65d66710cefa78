using System.Text.Json;
using Dapper;
using IntercompanyPricing.Domain.MasterData;
using IntercompanyPricing.Storage.Json;
using Microsoft.Data.SqlClient;

namespace IntercompanyPricing.Storage.SqlServer;

/// <summary>The table <c>fact</c>.</summary>
internal static class SqlServerFacts
{
    private const string Since =
        """
        SELECT version AS Version, recorded_at AS RecordedAt, recorded_by AS RecordedBy, body AS Body
        FROM fact
        WHERE version > @version
        ORDER BY version, position
        """;

    private const string Add =
        """
        UPDATE head SET version = @Version;
        INSERT INTO fact (version, position, type, [key], effective_from, recorded_at, recorded_by, body)
        SELECT @Version, position, type, [key], effective_from, @At, @By, body
        FROM @fact_row;
        """;

    private static readonly SqlServerRows _rows = new("fact_row",
        SqlServerRows.Int("position"), SqlServerRows.Text("type", 64), SqlServerRows.Text("key", 400), SqlServerRows.Date("effective_from"), SqlServerRows.LongText("body"));

    public static IReadOnlyList<RecordedFacts> ReadSince(SqlConnection connection, long version) => FactRow.ToRecordings(connection.Query<Row>(Since, new { version }, buffered: false));

    /// <summary>Brings the log up to date under the write lock and answers what it lacked, which is committed already.</summary>
    public static IReadOnlyList<RecordedFacts> CatchUp(SqlServerWriting writing, Head head, FactLog log)
    {
        if (log.Version == head.Version)
            return [];
        var missing = FactRow.ToRecordings(writing.Query<Row>(Since, new { version = log.Version }));
        foreach (var recorded in missing)
            log.Append(recorded.Recording, recorded.Facts);
        return missing;
    }

    public static void Insert(SqlServerWriting writing, RecordedFacts recorded)
    {
        var parameters = new DynamicParameters();
        parameters.Add("Version", recorded.Recording.Version);
        parameters.Add("At", SqlServerInstant.Of(recorded.Recording.At), System.Data.DbType.DateTime2);
        parameters.Add("By", recorded.Recording.By);
        parameters.Add("fact_row", _rows.Of(recorded.Facts.Index(), row => [row.Index, FactTypes.Of(row.Item), row.Item.Key, SqlServerInstant.Of(row.Item.HoldsFrom), TextOf(row.Item)]));
        writing.Execute(Add, parameters);
    }

    /// <summary>Whether two recordings are one: the same at the same time by the same principal.</summary>
    public static bool AreSame(RecordedFacts one, RecordedFacts other) => one.Recording == other.Recording && one.Facts.Select(TextOf).SequenceEqual(other.Facts.Select(TextOf));

    private static string TextOf(Fact fact) => JsonSerializer.Serialize(fact, DocumentJson.Documents.Fact);

    internal sealed class Row : FactRow
    {
        public DateTime RecordedAt { get; init; }

        protected override DateTimeOffset At => SqlServerInstant.From(RecordedAt);
    }
}
