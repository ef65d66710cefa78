using System.Text.Json;
using IntercompanyPricing.Domain.MasterData;
using IntercompanyPricing.Storage.Json;

namespace IntercompanyPricing.Storage;

/// <summary>A row of the table <c>fact</c>, as it is read. How a database keeps instants is its own.</summary>
internal abstract class FactRow
{
    public long Version { get; init; }

    public string RecordedBy { get; init; } = "";

    public string Body { get; init; } = "";

    /// <summary>When it was recorded.</summary>
    protected abstract DateTimeOffset At { get; }

    /// <summary>The recordings of rows in order.</summary>
    public static List<RecordedFacts> ToRecordings(IEnumerable<FactRow> rows)
    {
        var recordings = new List<RecordedFacts>();
        var facts = new List<Fact>();
        foreach (var row in rows)
        {
            if (recordings.Count == 0 || recordings[^1].Recording.Version != row.Version)
                recordings.Add(new(new Recording(row.Version, row.At, row.RecordedBy), facts = []));
            facts.Add(JsonSerializer.Deserialize(row.Body, DocumentJson.Documents.Fact)!);
        }

        return recordings;
    }
}
