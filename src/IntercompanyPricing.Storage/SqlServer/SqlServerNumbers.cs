using Dapper;

namespace IntercompanyPricing.Storage.SqlServer;

/// <summary>The numbers last given to journal entries. They are asked for each group: other instances give numbers too.</summary>
/// <param name="Sequence">The last entry in commit order.</param>
/// <param name="Entries">The last entry number by company and year of posting.</param>
internal sealed record SqlServerNumbers(long Sequence, Dictionary<(string Company, int Year), long> Entries)
{
    private const string LastOf =
        """
        SELECT ISNULL(MAX(sequence), 0) FROM journal_entry;
        SELECT y.company AS Company, y.year AS Year, ISNULL((SELECT MAX(e.entry_number) FROM journal_entry e WHERE e.company = y.company AND e.year = y.year), 0) AS Number
        FROM @journal_year y;
        """;

    private static readonly SqlServerRows _years = new("journal_year", SqlServerRows.Text("company", 64), SqlServerRows.Int("year"));

    /// <summary>The last numbers of all companies and years that orders need.</summary>
    public static SqlServerNumbers Read(SqlServerWriting writing, IReadOnlyList<AcceptedOrder> accepted)
    {
        var years = accepted.SelectMany(order => order.Order.Journal).Select(entry => (entry.Company, entry.PostingDate.Year)).Distinct();
        using var results = writing.QueryMultiple(LastOf, new { journal_year = _years.Of(years, year => [year.Company, year.Year]) });
        return new(results.ReadSingle<long>(), results.Read<Row>().ToDictionary(row => (row.Company, row.Year), row => row.Number));
    }

    private sealed class Row
    {
        public string Company { get; init; } = "";

        public int Year { get; init; }

        public long Number { get; init; }
    }
}
