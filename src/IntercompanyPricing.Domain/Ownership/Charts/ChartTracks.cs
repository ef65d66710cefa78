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
        var above = MustBeAbove(bundles);
        var waitsFor = new int[bundles.Count];
        foreach (var below in above.SelectMany(below => below))
            waitsFor[below]++;
        var open = new SortedSet<int>(Enumerable.Range(0, bundles.Count));
        var ready = new SortedSet<int>(open.Where(bundle => waitsFor[bundle] == 0));
        var firstTrack = new int[bundles.Count];
        while (open.Count > 0)
        {
            // Where each waits for another they stand in a circle: the first then goes first, and two lines may touch.
            var next = ready.Count > 0 ? ready.Min : open.Min;
            open.Remove(next);
            ready.Remove(next);
            var track = firstTrack[next];
            while (track < taken.Count && taken[track].Exists(bundles[next].Overlaps))
                track++;
            while (taken.Count <= track)
                taken.Add([]);
            taken[track].Add(bundles[next]);
            foreach (var segment in bundles[next].Segments)
                tracks._track.Add(segment, track);
            foreach (var below in above[next].Where(open.Contains))
            {
                firstTrack[below] = Math.Max(firstTrack[below], track + 1);
                if (--waitsFor[below] == 0)
                    ready.Add(below);
            }
        }

        tracks.Count = taken.Count;
        return tracks;
    }

    /// <summary>The track of a piece of a line from the top, or null where it goes straight down.</summary>
    public int? Of(ChartSegment segment) => _track.TryGetValue(segment, out var track) ? track : null;

    // Where one comes from above to where another leaves downwards, its track must end first.
    private static List<HashSet<int>> MustBeAbove(List<Bundle> bundles)
    {
        var leaving = bundles.SelectMany((bundle, i) => bundle.Segments.Select(segment => (X: segment.LowerX, Bundle: i))).Order().ToList();
        return bundles.ConvertAll(bundle =>
        {
            var below = new HashSet<int>();
            foreach (var x in bundle.Segments.Select(segment => segment.UpperX).Distinct())
            {
                var at = leaving.BinarySearch((x - Near + 1, -1));
                for (var i = at < 0 ? ~at : at; i < leaving.Count && leaving[i].X < x + Near; i++)
                {
                    if (bundles[leaving[i].Bundle] != bundle)
                        below.Add(leaving[i].Bundle);
                }
            }

            return below;
        });
    }

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
    }
}
