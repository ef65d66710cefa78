using IntercompanyPricing.Domain.Parties;

namespace IntercompanyPricing.Domain.Ownership.Charts;

/// <summary>
/// Where everything of a chart is drawn, holders above what they hold (layers, order, places and tracks one after the other, as
/// Sugiyama, Tagawa and Toda 1981 have it). The same chart is always laid out the same way.
/// </summary>
internal sealed class ChartLayout
{
    private const int Margin = 16;
    private const int BoxWidth = 168;
    private const int BoxPadding = 9;
    private const int PortStep = 28;
    private const int LoopWidth = 16;
    private const int Stem = 18; // room for an arrowhead, and to see where a line goes
    private const int TrackHeight = 9;

    private readonly OwnershipChart _chart;
    private readonly ChartLayers _layers;
    private readonly ChartRanks _ranks;
    private readonly List<(List<string> Name, List<string> Small)> _texts;
    private readonly int[] _height; // of each rank
    private readonly int[] _top;
    private readonly ChartTracks[] _tracks; // below each rank
    private readonly ChartBox[] _boxes;

    private ChartLayout(OwnershipChart chart)
    {
        _chart = chart;
        var place = chart.Nodes.Select((node, i) => (node.Id, i)).ToDictionary(pair => pair.Id, pair => pair.i, StringComparer.Ordinal);
        var edges = chart.Edges.Select(edge => (From: place[edge.Owner], To: place[edge.Owned])).ToList();
        _texts = [.. chart.Nodes.Select(TextsOf)];
        _layers = ChartLayers.Of(chart.Nodes.Count, place[chart.Root], edges);
        _ranks = ChartRanks.Of(
            _layers, edges, edge => chart.Edges[edge].Kind == ChartEdgeKind.ControlFact, [.. chart.Nodes.Select(ExtentsOf)], [.. chart.Edges.Select(LabelWidth)], PortStep);
        ChartOrder.Improve(_ranks);
        ChartPlacement.Place(_ranks);

        _tracks = [.. _ranks.All.Select(ChartTracks.Below)];
        _height = [.. _ranks.All.Select(Highest)];
        _top = new int[_ranks.All.Count];
        var y = Margin;
        for (var rank = 0; rank < _top.Length; rank++)
        {
            _top[rank] = y;
            y += HeightOf(rank) + (2 * Stem) + (Math.Max(0, _tracks[rank].Count - 1) * TrackHeight);
        }

        _boxes = new ChartBox[chart.Nodes.Count];
        foreach (var vertex in _ranks.All.SelectMany(rank => rank).Where(vertex => vertex.Node >= 0))
            _boxes[vertex.Node] = BoxOf(vertex);
        var lines = Enumerable.Range(0, edges.Count).ToDictionary(edge => edge, edge => edges[edge].From == edges[edge].To ? Loop(edge, _boxes[edges[edge].From]) : null);
        foreach (var first in _ranks.All.SelectMany(rank => rank).Where(vertex => vertex.Node >= 0).SelectMany(vertex => vertex.Below))
            lines[first.Edge] = Line(first);
        Lines = [.. lines.Values.Select(line => line!)];
        Height = _top[^1] + HeightOf(_top.Length - 1) + Margin;
        Width = (int)Math.Ceiling(_ranks.All.SelectMany(rank => rank).Max(vertex => vertex.X + vertex.Right)) + (2 * Margin);
    }

    /// <summary>The width in pixels.</summary>
    public int Width { get; }

    /// <summary>The height in pixels.</summary>
    public int Height { get; }

    /// <summary>The parties, in the order of the chart.</summary>
    public IReadOnlyList<ChartBox> Boxes => _boxes;

    /// <summary>The lines, in the order of the chart.</summary>
    public IReadOnlyList<ChartLine> Lines { get; }

    /// <summary>Lays a chart out.</summary>
    public static ChartLayout Of(OwnershipChart chart) => new(chart);

    private static (List<string> Name, List<string> Small) TextsOf(ChartNode node)
    {
        // Round ends leave less room.
        var width = BoxWidth - (2 * BoxPadding) - (node.Kind == PartyKind.Person ? 2 * BoxPadding : 0);
        var name = ChartText.Wrap(ChartText.Clean(node.Name), width, 3);
        IEnumerable<string> small = node.Name == node.Id ? node.Remarks : [node.Id, .. node.Remarks];
        return (name, [.. small.SelectMany(text => ChartText.Wrap(ChartText.Clean(text), width, 2))]);
    }

    private (int Left, int Right) ExtentsOf(ChartNode node)
    {
        var loop = _chart.Edges.FirstOrDefault(edge => edge.Owner == node.Id && edge.Owned == node.Id);
        return (BoxWidth / 2, (BoxWidth / 2) + (loop is null ? 0 : LoopWidth + LabelWidth(loop)));
    }

    private static int LabelWidth(ChartEdge edge) => edge.Label.Max(ChartText.Width) + 8;

    private static int LabelHeight(ChartEdge edge) => edge.Label.Count * ChartText.LineHeight;

    private int HeightOf(int rank) => _height[rank];

    private int Highest(List<ChartVertex> rank) => rank.Max(vertex => vertex.Node >= 0 ? BoxHeight(vertex.Node) : vertex.IsLabel ? LabelHeight(_chart.Edges[vertex.Edge]) : 0);

    private int BoxHeight(int node) => (2 * BoxPadding) + ((_texts[node].Name.Count + _texts[node].Small.Count) * ChartText.LineHeight);

    private static int MiddleOf(ChartVertex vertex) => Margin + (int)Math.Round(vertex.X);

    private ChartBox BoxOf(ChartVertex vertex)
    {
        var (name, small) = _texts[vertex.Node];
        var height = BoxHeight(vertex.Node);
        return new ChartBox(
            _chart.Nodes[vertex.Node], MiddleOf(vertex) - (BoxWidth / 2), _top[vertex.Rank] + ((HeightOf(vertex.Rank) - height) / 2), BoxWidth, height, name, small);
    }

    private ChartLine Line(ChartSegment first)
    {
        var points = new List<(int X, int Y)> { (Margin + first.UpperX, _boxes[first.Upper.Node].Y + _boxes[first.Upper.Node].Height) };
        ChartVertex? label = null;
        for (var segment = first; ; segment = segment.Lower.Below[0])
        {
            var rank = segment.Upper.Rank;
            if (_tracks[rank].Of(segment) is { } track)
            {
                var y = _top[rank] + HeightOf(rank) + Stem + (track * TrackHeight);
                points.Add((Margin + segment.UpperX, y));
                points.Add((Margin + segment.LowerX, y));
            }

            if (segment.Lower.Node >= 0)
            {
                points.Add((Margin + segment.LowerX, _boxes[segment.Lower.Node].Y));
                break;
            }

            if (segment.Lower.IsLabel)
                label = segment.Lower;
        }

        var isUpward = _layers.IsUpward[first.Edge];
        if (isUpward)
            points.Reverse();
        var edge = _chart.Edges[first.Edge];
        return new ChartLine(edge, isUpward, points, MiddleOf(label!), _top[label!.Rank] + (HeightOf(label.Rank) / 2), LabelWidth(edge), LabelHeight(edge));
    }

    // Own shares: out of the right edge and back into it.
    private ChartLine Loop(int edge, ChartBox box)
    {
        var (right, middle) = (box.X + box.Width, box.Y + (box.Height / 2));
        var width = LabelWidth(_chart.Edges[edge]);
        (int, int)[] points = [(right, middle - 10), (right + LoopWidth - 4, middle - 10), (right + LoopWidth - 4, middle + 10), (right, middle + 10)];
        return new ChartLine(_chart.Edges[edge], false, points, right + LoopWidth + (width / 2), middle, width, LabelHeight(_chart.Edges[edge]));
    }
}
