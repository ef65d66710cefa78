namespace IntercompanyPricing.Domain.Ownership.Charts;

/// <summary>Orders the ranks of a chart so that few lines cross: each vertex goes where those it is joined to stand on average (Sugiyama 1981).</summary>
internal static class ChartOrder
{
    /// <summary>Orders all ranks, downwards and upwards in turn, and keeps the best order met.</summary>
    public static void Improve(ChartRanks ranks)
    {
        var sweeps = ranks.IsLarge ? 4 : 24;
        var best = ranks.All.Select(rank => rank.ToArray()).ToArray();
        var fewest = Crossings(ranks);
        for (var sweep = 0; sweep < sweeps && fewest > 0; sweep++)
        {
            if (sweep % 2 == 0)
            {
                for (var rank = 1; rank < ranks.All.Count; rank++)
                    Sort(ranks.All[rank], vertex => Average(vertex.Above, segment => Place(segment.Upper, segment.UpperPort)));
            }
            else
            {
                for (var rank = ranks.All.Count - 2; rank >= 0; rank--)
                    Sort(ranks.All[rank], vertex => Average(vertex.Below, segment => Place(segment.Lower, segment.LowerPort)));
            }

            if (Crossings(ranks) is var crossings && crossings < fewest)
            {
                fewest = crossings;
                best = [.. ranks.All.Select(rank => rank.ToArray())];
            }
        }

        for (var rank = 0; rank < best.Length; rank++)
            Take(ranks.All[rank], best[rank]);
    }

    /// <summary>How often lines cross between one rank and the next.</summary>
    public static long Crossings(ChartRanks ranks) => ranks.All.Sum(Crossings);

    // Pairs of lines that arrive in the other order than they left in, counted in a binary indexed tree.
    private static long Crossings(List<ChartVertex> upper)
    {
        var arrivals = upper.SelectMany(vertex => vertex.Below.OrderBy(segment => segment.UpperPort).ThenBy(segment => segment.Lower.Position)).Select(segment => segment.Lower.Position).ToList();
        if (arrivals.Count < 2)
            return 0;
        var tree = new int[arrivals.Max() + 2];
        var crossings = 0L;
        for (var seen = 0; seen < arrivals.Count; seen++)
        {
            crossings += seen;
            for (var i = arrivals[seen] + 1; i > 0; i -= i & -i)
                crossings -= tree[i];
            for (var i = arrivals[seen] + 1; i < tree.Length; i += i & -i)
                tree[i]++;
        }

        return crossings;
    }

    // A vertex that is joined to nothing on that side stays where it is.
    private static void Sort(List<ChartVertex> rank, Func<ChartVertex, double?> place)
    {
        var joined = rank.Select(vertex => (Vertex: vertex, Place: place(vertex))).Where(pair => pair.Place is not null)
            .OrderBy(pair => pair.Place).ThenBy(pair => pair.Vertex.Position).Select(pair => pair.Vertex).ToList();
        var free = joined.Select(vertex => vertex.Position).Order().ToList();
        var ordered = rank.ToArray();
        for (var i = 0; i < joined.Count; i++)
            ordered[free[i]] = joined[i];
        Take(rank, ordered);
    }

    private static void Take(List<ChartVertex> rank, ChartVertex[] ordered)
    {
        for (var i = 0; i < ordered.Length; i++)
        {
            rank[i] = ordered[i];
            ordered[i].Position = i;
        }
    }

    private static double? Average(List<ChartSegment> segments, Func<ChartSegment, double> place) => segments.Count == 0 ? null : segments.Average(place);

    // Ports are far less than a place apart, and order lines between the same two boxes.
    private static double Place(ChartVertex vertex, int port) => vertex.Position + (port / 1000.0);
}
