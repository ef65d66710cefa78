using IntercompanyPricing.Domain.MasterData;

namespace IntercompanyPricing.Domain.Ownership.Charts;

/// <summary>
/// Who holds what in a group on one day, as it is drawn: all that the root holds, directly or through others, whoever else
/// holds shares in these companies, and who holds the root.
/// </summary>
/// <param name="Root">The party that it is drawn for.</param>
/// <param name="AsOf">The day.</param>
/// <param name="KnownAt">The version of the facts.</param>
/// <param name="Nodes">The parties, the root first.</param>
/// <param name="Edges">The lines between them; both ends of each are among the parties.</param>
public sealed record OwnershipChart(string Root, DateOnly AsOf, long KnownAt, IReadOnlyList<ChartNode> Nodes, IReadOnlyList<ChartEdge> Edges)
{
    /// <summary>Parties on a chart at most.</summary>
    public const int MaxNodes = 300;

    /// <summary>Lines on a chart at most.</summary>
    public const int MaxEdges = 600;

    /// <summary>The chart of a party.</summary>
    /// <param name="root">A company or person.</param>
    /// <param name="asOf">The day.</param>
    /// <param name="facts">Everything known.</param>
    /// <param name="depth">How many steps down from the root to go at most; null for all.</param>
    /// <returns>The chart, or that it would be too large.</returns>
    public static Outcome<OwnershipChart> Of(string root, DateOnly asOf, KnownFacts facts, int? depth = null)
    {
        var builder = new ChartBuilder(root, asOf, facts, depth ?? int.MaxValue);
        if (builder.NodeCount > MaxNodes || builder.Edges.Count > MaxEdges)
        {
            return new Refusal(
                RefusalCodes.ChartTooLarge, "",
                $"The chart of '{root}' would have {builder.NodeCount} parties and {builder.Edges.Count} lines; {MaxNodes} and {MaxEdges} can be drawn. Ask for fewer steps down with depth=1, 2 and so on, or for a company further down.");
        }

        return new OwnershipChart(root, asOf, facts.KnownAt, builder.Nodes(), builder.Edges);
    }
}
