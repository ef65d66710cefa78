namespace IntercompanyPricing.Domain.Ownership.Charts;

/// <summary>
/// Places the vertices of a chart from left to right: near those that they are joined to, in their order, and never closer
/// than they are wide. Each rank is solved exactly, by least squares.
/// </summary>
internal static class ChartPlacement
{
    private const int BoxGap = 22;
    private const int LineGap = 6;

    // What keeps a line straight weighs more than what keeps a holder above the middle of all that it holds.
    private const double Straight = 8;

    /// <summary>Places all vertices; the leftmost edge is 0.</summary>
    public static void Place(ChartRanks ranks)
    {
        var sweeps = ranks.IsLarge ? 4 : 30;
        foreach (var rank in ranks.All)
            Settle(rank, _ => null);
        for (var sweep = 0; sweep < sweeps; sweep++)
        {
            // First from one side at a time, which brings everything near its place, then from both.
            var isRough = sweep < 4;
            for (var rank = 1; rank < ranks.All.Count; rank++)
                Settle(ranks.All[rank], vertex => Wish(vertex, true, !isRough));
            for (var rank = ranks.All.Count - 1; rank >= 0; rank--)
                Settle(ranks.All[rank], vertex => Wish(vertex, !isRough, true));
        }

        Straighten(ranks);
        var left = ranks.All.SelectMany(rank => rank).Min(vertex => vertex.X - vertex.Left);
        foreach (var vertex in ranks.All.SelectMany(rank => rank))
            vertex.X -= left;
    }

    // Where a vertex would stand best: the weighted mean of where its lines would be straight.
    private static double? Wish(ChartVertex vertex, bool fromAbove, bool fromBelow)
    {
        var (sum, weights) = (0.0, 0.0);
        if (fromAbove)
        {
            foreach (var segment in vertex.Above)
                Add(segment, segment.Upper.X + segment.UpperPort - segment.LowerPort);
        }

        if (fromBelow)
        {
            foreach (var segment in vertex.Below)
                Add(segment, segment.Lower.X + segment.LowerPort - segment.UpperPort);
        }

        return weights == 0 ? vertex.X : sum / weights;

        void Add(ChartSegment segment, double x)
        {
            var weight = Straight / (segment.Upper.Below.Count * segment.Lower.Above.Count);
            (sum, weights) = (sum + (x * weight), weights + weight);
        }
    }

    // Means leave small steps: who has one line downwards moves right above it, as far as its neighbours leave room.
    private static void Straighten(ChartRanks ranks)
    {
        for (var rank = ranks.All.Count - 2; rank >= 0; rank--)
        {
            var vertices = ranks.All[rank];
            for (var i = 0; i < vertices.Count; i++)
                Straighten(vertices, i);
            for (var i = vertices.Count - 2; i >= 0; i--)
                Straighten(vertices, i);
        }
    }

    private static void Straighten(List<ChartVertex> rank, int i)
    {
        if (rank[i].Below is not [{ } only] || only.Lower.Above.Count > 1)
            return;
        var least = i == 0 ? double.MinValue : rank[i - 1].X + Room(rank[i - 1], rank[i]);
        var most = i == rank.Count - 1 ? double.MaxValue : rank[i + 1].X - Room(rank[i], rank[i + 1]);
        if (least <= most)
            rank[i].X = Math.Clamp(only.Lower.X + only.LowerPort - only.UpperPort, least, most);
    }

    private static int Room(ChartVertex left, ChartVertex right) => left.Right + right.Left + (left.Node >= 0 && right.Node >= 0 ? BoxGap : LineGap);

    // Isotonic regression: once each vertex's own room is taken off, the places must not decrease; where the wishes do, the
    // vertices form a block around their mean (pool adjacent violators).
    private static void Settle(List<ChartVertex> rank, Func<ChartVertex, double?> wish)
    {
        var room = new double[rank.Count];
        for (var i = 1; i < rank.Count; i++)
            room[i] = room[i - 1] + Room(rank[i - 1], rank[i]);

        var blocks = new List<(double Sum, double Weight, int Count)>();
        for (var i = 0; i < rank.Count; i++)
        {
            var weight = rank[i].Node < 0 ? Straight : 1;
            var block = (Sum: ((wish(rank[i]) ?? room[i]) - room[i]) * weight, Weight: weight, Count: 1);
            while (blocks.Count > 0 && blocks[^1].Sum / blocks[^1].Weight > block.Sum / block.Weight)
            {
                block = (blocks[^1].Sum + block.Sum, blocks[^1].Weight + block.Weight, blocks[^1].Count + block.Count);
                blocks.RemoveAt(blocks.Count - 1);
            }

            blocks.Add(block);
        }

        var at = 0;
        foreach (var (sum, weight, count) in blocks)
        {
            for (var end = at + count; at < end; at++)
                rank[at].X = (sum / weight) + room[at];
        }
    }
}
