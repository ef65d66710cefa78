namespace IntercompanyPricing.Domain.Ownership.Charts;

/// <summary>
/// Gives the lines between two ranks their tracks: each goes down, sideways on its track, and down again. Lines that leave a
/// box by one port, or arrive at one, share a track; others never lie on each other.
/// </summary>
internal sealed class ChartTracks
{
    private const int Near = 6; // pixels that two lines must be apart to be told from each other

    private readonly Dictionary<ChartSegment, int> _track = [];

    private ChartTracks()
    {
    }

    /// <summary>How many tracks there are.</summary>
    public int Count { get; private set; }

    /// <summary>The tracks between a rank and the next.</summary>
    public static ChartTracks Below(IReadOnlyList<ChartVertex> rank)
    {
        var tracks = new ChartTracks();
        var bundles = rank.SelectMany(vertex => vertex.Below)
            .GroupBy(segment => segment.Upper.Node >= 0 ? (segment.Upper, segment.UpperPort) : (segment.Lower, segment.LowerPort))
            .Select(bundle => new Bundle(bundle)).Where(bundle => bundle.Left < bundle.Right).OrderBy(bundle => bundle.Left).ThenBy(bundle => bundle.Right).ToList();
        var taken = new List<List<Bundle>>();
        var before = bundles.ToDictionary(bundle => bundle, bundle => bundles.Where(other => other != bundle && other.MustBeAbove(bundle)).ToHashSet());
        var settled = new Dictionary<Bundle, int>();
        while (bundles.Count > 0)
        {
            // Where each waits for another they stand in a circle: the first then goes first, and two lines may touch.
            var next = bundles.Find(bundle => before[bundle].All(settled.ContainsKey)) ?? bundles[0];
            bundles.Remove(next);
            var track = before[next].Where(settled.ContainsKey).Select(other => settled[other] + 1).Append(0).Max();
            while (track < taken.Count && taken[track].Exists(next.Overlaps))
                track++;
            while (taken.Count <= track)
                taken.Add([]);
            taken[track].Add(next);
            settled.Add(next, track);
            foreach (var segment in next.Segments)
                tracks._track.Add(segment, track);
        }

        tracks.Count = taken.Count;
        return tracks;
    }

    /// <summary>The track of a piece of a line from the top, or null where it goes straight down.</summary>
    public int? Of(ChartSegment segment) => _track.TryGetValue(segment, out var track) ? track : null;

    private sealed class Bundle
    {
        public Bundle(IEnumerable<ChartSegment> segments)
        {
            Segments = [.. segments];
            Left = Segments.Min(segment => Math.Min(segment.UpperX, segment.LowerX));
            Right = Segments.Max(segment => Math.Max(segment.UpperX, segment.LowerX));
        }

        public IReadOnlyList<ChartSegment> Segments { get; }

        public int Left { get; }

        public int Right { get; }

        public bool Overlaps(Bundle other) => Left - Near < other.Right && other.Left - Near < Right;

        // Where this one comes from above to where the other leaves downwards, its track must end first.
        public bool MustBeAbove(Bundle other)
            => Segments.Any(mine => other.Segments.Any(theirs => Math.Abs(mine.UpperX - theirs.LowerX) < Near));
    }
}
