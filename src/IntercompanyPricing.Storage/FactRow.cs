using System.Text.Json;
using IntercompanyPricing.Domain.MasterData;
using IntercompanyPricing.Storage.Json;

namespace IntercompanyPricing.Storage;

/// <summary>A row of the table <c>fact</c>, as it is read. How a database keeps instants is its own.</summary>
internal abstract class FactRow
{
    public long Version { get; init; }

    public int Position { get; init; }

    public string RecordedBy { get; init; } = "";

    public string Body { get; init; } = "";

    /// <summary>When it was recorded.</summary>
    protected abstract DateTimeOffset At { get; }

    /// <summary>The recordings of rows in order.</summary>
    /// <exception cref="StoreUnusableException">One cannot be read.</exception>
    public static List<RecordedFacts> ToRecordings(IEnumerable<FactRow> rows)
    {
        var recordings = new List<RecordedFacts>();
        var facts = new List<Fact>();
        foreach (var row in rows)
        {
            if (recordings.Count == 0 || recordings[^1].Recording.Version != row.Version)
                recordings.Add(new(new Recording(row.Version, row.At, row.RecordedBy), facts = []));
            facts.Add(row.ToFact());
        }

        return recordings;
    }

    /// <summary>The fact of one row.</summary>
    /// <exception cref="StoreUnusableException">It cannot be read.</exception>
    public CommittedFact ToCommitted() => new(new Recording(Version, At, RecordedBy), Position, ToFact());

    // What is written here was checked before, so that only another program can have written something else.
    private Fact ToFact()
    {
        try
        {
            return JsonSerializer.Deserialize(Body, DocumentJson.Documents.Fact)!;
        }
        catch (Exception e) when (e is JsonException or NotSupportedException)
        {
            throw new StoreUnusableException($"Version {Version} of the facts in the database cannot be read by this version of the service: a newer one has recorded it. Run that one here too.", e);
        }
    }
}
