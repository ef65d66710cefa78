using Dapper;
using IntercompanyPricing.Domain.Standings;
using Microsoft.Data.SqlClient;

namespace IntercompanyPricing.Storage.SqlServer;

/// <summary>What counts over several orders. Most groups of orders have none of it and ask nothing here.</summary>
internal static class SqlServerStandings
{
    private const string LastOf =
        """
        SELECT k.programme AS Programme, k.holder AS Holder, k.period AS Period, s.part AS Part, s.total AS Total, s.earned_total AS EarnedTotal
        FROM @standing_key k
        CROSS APPLY (SELECT TOP (1) part, total, earned_total FROM standing WHERE programme = k.programme AND holder = k.holder AND period = k.period ORDER BY part DESC) s
        """;

    private const string InsertRows =
        """
        INSERT INTO standing (programme, holder, period, part, sequence, currency, minor_units, change, total, earned, earned_total)
        SELECT programme, holder, period, part, sequence, currency, minor_units, change, total, earned, earned_total
        FROM @standing_row;
        """;

    private static readonly SqlServerRows _keys = new("standing_key", SqlServerRows.Text("programme", 64), SqlServerRows.Text("holder", 64), SqlServerRows.Text("period", 10));

    private static readonly SqlServerRows _rows = new("standing_row",
        SqlServerRows.Text("programme", 64), SqlServerRows.Text("holder", 64), SqlServerRows.Text("period", 10), SqlServerRows.Int("part"), SqlServerRows.Long("sequence"),
        SqlServerRows.Text("currency", 3), SqlServerRows.Int("minor_units"), SqlServerRows.Long("change"), SqlServerRows.Long("total"), SqlServerRows.Long("earned"), SqlServerRows.Long("earned_total"));

    /// <summary>What the orders so far left.</summary>
    public static Standing Read(SqlConnection connection, IReadOnlyList<StandingKey> keys)
        => new(connection.Query<Row>(LastOf, Parameters(keys)).ToDictionary(row => row.Key, row => row.ToTotal()));

    /// <summary>What the orders so far left, under the write lock.</summary>
    public static Dictionary<StandingKey, StoredStanding> Read(SqlServerWriting writing, IEnumerable<StandingKey> keys)
        => writing.Query<Row>(LastOf, Parameters(keys)).ToDictionary(row => row.Key, row => new StoredStanding(row.Part, row.ToTotal()));

    /// <summary>Adds rows, if there are any.</summary>
    public static void Insert(SqlServerWriting writing, IReadOnlyList<StandingRow> rows)
    {
        if (rows.Count > 0)
            writing.Execute(InsertRows, new { standing_row = _rows.Of(rows, ValuesOf) });
    }

    private static object Parameters(IEnumerable<StandingKey> keys) => new { standing_key = _keys.Of(keys.Distinct(), key => [key.Programme, key.Holder, key.Period]) };

    private static object?[] ValuesOf(StandingRow row) =>
    [
        row.Use.Programme, row.Use.Holder, row.Use.Period, row.Part, row.Sequence,
        row.Use.Currency.Code, row.Use.Currency.MinorUnits, row.Use.Change.Minor, row.Total, row.Use.Earned.Minor, row.EarnedTotal,
    ];

    private sealed class Row : StandingTotalRow
    {
        public string Programme { get; init; } = "";

        public string Holder { get; init; } = "";

        public string Period { get; init; } = "";

        public int Part { get; init; }

        public StandingKey Key => new(Programme, Holder, Period);
    }
}
