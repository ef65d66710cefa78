namespace IntercompanyPricing.Domain.Ownership.Charts;

/// <summary>
/// Which layer each party of a chart stands on, holders above what they hold. Circles are opened where they come back to
/// where they began: such a line leads upwards. Layers are filled to a limit, parties that hold others first, so that thirty
/// subsidiaries stand in rows and not in one long line.
/// </summary>
internal sealed class ChartLayers
{
    private readonly int _root;
    private readonly IReadOnlyList<(int From, int To)> _edges;
    private readonly List<int>[] _down;
    private readonly int[] _height; // the longest way down from a node
    private readonly int[] _waitsFor; // holders that stand above it; -1 for a mere holder
    private readonly int[] _layer;
    private readonly Dictionary<int, int> _filled = []; // parties by layer
    private readonly int _limit;

    private ChartLayers(int nodes, int root, IReadOnlyList<(int From, int To)> edges)
    {
        (_root, _edges) = (root, edges);
        IsUpward = new bool[edges.Count];
        Found = new int[nodes];
        (_height, _waitsFor, _layer) = (new int[nodes], new int[nodes], new int[nodes]);
        _down = Lists(nodes);
        _limit = Math.Max(8, (int)Math.Ceiling(Math.Sqrt(2.0 * nodes)));
    }

    /// <summary>The layer of each node, 0 at the top.</summary>
    public IReadOnlyList<int> Layer => _layer;

    /// <summary>For each edge whether it leads upwards.</summary>
    public bool[] IsUpward { get; }

    /// <summary>When each node was found on the way down from the root: parties that belong together follow each other.</summary>
    public int[] Found { get; }

    /// <summary>The layers of a graph.</summary>
    /// <param name="nodes">How many nodes there are.</param>
    /// <param name="root">The one to begin at.</param>
    /// <param name="edges">The edges; those from a node to itself stand on no layer.</param>
    public static ChartLayers Of(int nodes, int root, IReadOnlyList<(int From, int To)> edges)
    {
        var layers = new ChartLayers(nodes, root, edges);
        var deepestFirst = layers.OpenCircles(nodes);
        layers.MeasureHeights(deepestFirst);
        layers.Fill(nodes);
        layers.PlaceHolders(deepestFirst);
        var top = layers._layer.Min();
        for (var node = 0; node < nodes; node++)
            layers._layer[node] -= top;
        return layers;
    }

    // Depth first without recursion: an edge back to a node of the present path closes a circle.
    private List<int> OpenCircles(int nodes)
    {
        var leaving = Lists(nodes);
        for (var edge = 0; edge < _edges.Count; edge++)
        {
            if (_edges[edge].From != _edges[edge].To)
                leaving[_edges[edge].From].Add(edge);
        }

        var isOnPath = new bool[nodes];
        var finished = new List<int>(nodes);
        var path = new Stack<(int Node, int Next)>();
        var seen = 0;
        foreach (var start in Enumerable.Range(0, nodes).Prepend(_root))
        {
            if (Found[start] == 0)
                Enter(start);
            while (path.TryPop(out var at))
            {
                if (at.Next == leaving[at.Node].Count)
                {
                    isOnPath[at.Node] = false;
                    finished.Add(at.Node);
                    continue;
                }

                path.Push((at.Node, at.Next + 1));
                var edge = leaving[at.Node][at.Next];
                var to = _edges[edge].To;
                IsUpward[edge] = isOnPath[to];
                if (Found[to] == 0)
                    Enter(to);
            }
        }

        return finished;

        void Enter(int node)
        {
            Found[node] = ++seen;
            isOnPath[node] = true;
            path.Push((node, 0));
        }
    }

    private void MeasureHeights(List<int> deepestFirst)
    {
        for (var edge = 0; edge < _edges.Count; edge++)
        {
            var (from, to) = _edges[edge];
            if (from != to)
                _down[IsUpward[edge] ? to : from].Add(IsUpward[edge] ? from : to);
        }

        foreach (var node in deepestFirst)
        {
            foreach (var below in _down[node])
                _height[node] = Math.Max(_height[node], _height[below] + 1);
        }
    }

    private void Fill(int nodes)
    {
        foreach (var below in _down.SelectMany(below => below))
            _waitsFor[below]++;

        // Who is held by nobody here is placed later, just above what it holds, and nothing waits for it.
        var holders = Enumerable.Range(0, nodes).Where(node => _waitsFor[node] == 0 && node != _root).ToList();
        foreach (var holder in holders)
        {
            _waitsFor[holder] = -1;
            foreach (var below in _down[holder])
                _waitsFor[below]--;
        }

        var ready = Enumerable.Range(0, nodes).Where(node => _waitsFor[node] == 0).ToList();
        for (var layer = 0; ready.Count > 0; layer++)
        {
            var row = Row(ready);
            ready = [.. ready.Except(row)];
            foreach (var node in row)
            {
                Place(node, layer);
                foreach (var below in _down[node])
                {
                    if (--_waitsFor[below] == 0)
                        ready.Add(below);
                }
            }
        }
    }

    // Who holds others comes first. Of the rest each row takes its share, so that sisters stand below each other.
    private List<int> Row(List<int> ready)
    {
        var rows = ((ready.Count - 1) / _limit) + 1;
        var parents = ready.Where(node => _height[node] > 0).OrderByDescending(node => _height[node]).ThenBy(node => Found[node]);
        var leaves = ready.Where(node => _height[node] == 0).OrderBy(node => Found[node]).Where((_, i) => i % rows == 0);
        return [.. parents.Concat(leaves).Take(_limit)];
    }

    private void PlaceHolders(List<int> deepestFirst)
    {
        foreach (var holder in deepestFirst.Where(node => _waitsFor[node] < 0))
        {
            var layer = _down[holder].Min(below => _layer[below]) - 1;
            while (_filled.GetValueOrDefault(layer) >= _limit)
                layer--;
            Place(holder, layer);
        }
    }

    private void Place(int node, int layer)
    {
        _layer[node] = layer;
        _filled[layer] = _filled.GetValueOrDefault(layer) + 1;
    }

    private static List<int>[] Lists(int count) => [.. Enumerable.Range(0, count).Select(_ => new List<int>())];
}
