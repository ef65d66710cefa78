namespace IntercompanyPricing.Domain.Ownership.Charts;

/// <summary>
/// The ranks of a chart: parties on the even ones; between them ranks for labels, so that each label has a place of its own.
/// A line that goes further passes through places of its own too, and so between the boxes and never through them.
/// </summary>
internal sealed class ChartRanks
{
    private const int PassingWidth = 5;
    private const int LargeCount = 5_000;

    private readonly List<ChartVertex>[] _ranks;

    private ChartRanks(int count) => _ranks = [.. Enumerable.Range(0, count).Select(_ => new List<ChartVertex>())];

    /// <summary>The vertices of each rank from left to right.</summary>
    public IReadOnlyList<List<ChartVertex>> All => _ranks;

    /// <summary>Whether there is so much that it cannot be read anyway, and should not be waited for.</summary>
    public bool IsLarge => _ranks.Sum(rank => rank.Count) > LargeCount;

    /// <summary>The ranks of a graph.</summary>
    /// <param name="layers">Where its nodes stand.</param>
    /// <param name="edges">Its edges.</param>
    /// <param name="isDashed">For each edge whether it is one of the dashed, which have ports of their own.</param>
    /// <param name="extents">For each node how far it reaches to the left and right of its middle.</param>
    /// <param name="labelWidths">For each edge the width of its label.</param>
    /// <param name="portStep">From one port of a box to the next, in pixels.</param>
    public static ChartRanks Of(
        ChartLayers layers, IReadOnlyList<(int From, int To)> edges, Func<int, bool> isDashed, IReadOnlyList<(int Left, int Right)> extents, IReadOnlyList<int> labelWidths, int portStep)
    {
        var ranks = new ChartRanks((layers.Layer.Max() * 2) + 1);
        var nodes = new ChartVertex[extents.Count];
        foreach (var node in Enumerable.Range(0, nodes.Length).OrderBy(node => layers.Found[node]))
            nodes[node] = ranks.Add(new ChartVertex(layers.Layer[node] * 2, extents[node].Left, extents[node].Right, node, -1, false));

        var byPlace = Enumerable.Range(0, edges.Count).Where(edge => edges[edge].From != edges[edge].To)
            .OrderBy(edge => layers.Found[edges[edge].From]).ThenBy(edge => layers.Found[edges[edge].To]);
        foreach (var edge in byPlace)
        {
            var (from, to) = (nodes[edges[edge].From], nodes[edges[edge].To]);
            var isUpward = layers.IsUpward[edge];
            var port = portStep * ((isDashed(edge) ? -1 : 0) + (isUpward ? 2 : 0));
            ranks.Connect(edge, isUpward ? to : from, isUpward ? from : to, isUpward, port, labelWidths[edge]);
        }

        return ranks;
    }

    // The label stands next to what is held, wherever the line comes from.
    private void Connect(int edge, ChartVertex upper, ChartVertex lower, bool isUpward, int port, int labelWidth)
    {
        var labelRank = isUpward ? upper.Rank + 1 : lower.Rank - 1;
        var above = upper;
        for (var rank = upper.Rank + 1; rank <= lower.Rank; rank++)
        {
            var isLabel = rank == labelRank;
            var half = isLabel ? (labelWidth / 2) + 1 : PassingWidth;
            var below = rank == lower.Rank ? lower : Add(new ChartVertex(rank, half, half, -1, edge, isLabel));
            var segment = new ChartSegment(edge, above, above == upper ? port : 0, below, below == lower ? port : 0);
            above.Below.Add(segment);
            below.Above.Add(segment);
            above = below;
        }
    }

    private ChartVertex Add(ChartVertex vertex)
    {
        vertex.Position = _ranks[vertex.Rank].Count;
        _ranks[vertex.Rank].Add(vertex);
        return vertex;
    }
}
