using Dapper;
using IntercompanyPricing.Domain.Orders;

namespace IntercompanyPricing.Storage.SqlServer;

/// <summary>
/// The numbers last given to journal entries. They are asked for each group, under the write lock: other instances give numbers too.
/// </summary>
/// <param name="Sequence">The last entry in commit order.</param>
/// <param name="Entries">The last entry number by company and year of posting.</param>
internal sealed record SqlServerNumbers(long Sequence, Dictionary<(string Company, int Year), long> Entries)
{
    /// <summary>Asks for them, with <see cref="YearsOf"/> as its parameter <c>journal_year</c>; <see cref="From"/> reads the answer.</summary>
    public const string LastOf =
        """
        SELECT ISNULL(MAX(sequence), 0) FROM journal_entry;
        SELECT y.company AS Company, y.year AS Year, ISNULL((SELECT MAX(e.entry_number) FROM journal_entry e WHERE e.company = y.company AND e.year = y.year), 0) AS Number
        FROM @journal_year y;
        """;

    private static readonly SqlServerRows _years = new("journal_year", SqlServerRows.Text("company", 64), SqlServerRows.Int("year"));

    /// <summary>The companies and years that orders need numbers of.</summary>
    public static SqlMapper.ICustomQueryParameter YearsOf(IEnumerable<Order> orders) => _years.Of(Needed(orders).Distinct(), year => [year.Company, year.Year]);

    /// <summary>The answer to <see cref="LastOf"/>.</summary>
    public static SqlServerNumbers From(SqlMapper.GridReader results)
        => new(results.ReadSingle<long>(), results.Read<Row>().ToDictionary(row => (row.Company, row.Year), row => row.Number));

    /// <summary>Whether the numbers that orders need are all there.</summary>
    public bool Suffice(IEnumerable<Order> orders) => Needed(orders).All(Entries.ContainsKey);

    private static IEnumerable<(string Company, int Year)> Needed(IEnumerable<Order> orders) => orders.SelectMany(order => order.Journal).Select(entry => (entry.Company, entry.PostingDate.Year));

    private sealed class Row
    {
        public string Company { get; init; } = "";

        public int Year { get; init; }

        public long Number { get; init; }
    }
}
