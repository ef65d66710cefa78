using IntercompanyPricing.Domain.Ownership.Charts;

namespace IntercompanyPricing.Domain.Tests.Ownership.Charts;

/// <summary>What must hold of every drawing, whatever the group.</summary>
internal sealed class ChartLayoutProperties
{
    [Test]
    public void No_box_overlaps_another() => ForRandomCharts((_, layout) =>
    {
        for (var i = 0; i < layout.Boxes.Count; i++)
        {
            for (var j = 0; j < i; j++)
                Assert.That(Overlap(AreaOf(layout.Boxes[i]), AreaOf(layout.Boxes[j])), Is.False, $"{layout.Boxes[i].Node.Id} {layout.Boxes[j].Node.Id}");
        }
    });

    [Test]
    public void No_label_overlaps_a_box_or_another_label() => ForRandomCharts((_, layout) =>
    {
        var labels = layout.Lines.Select(LabelOf).ToList();
        for (var i = 0; i < labels.Count; i++)
        {
            Assert.That(layout.Boxes.Any(box => Overlap(labels[i], AreaOf(box))), Is.False, $"{layout.Lines[i].Edge} and a box");
            Assert.That(labels.Take(i).Any(other => Overlap(labels[i], other)), Is.False, $"{layout.Lines[i].Edge} and another label");
        }
    });

    [Test]
    public void Every_line_begins_at_its_holder_and_ends_at_what_is_held() => ForRandomCharts((chart, layout) =>
    {
        Assert.That(layout.Lines.Select(line => line.Edge), Is.EqualTo(chart.Edges));
        var boxes = layout.Boxes.ToDictionary(box => box.Node.Id);
        foreach (var line in layout.Lines)
        {
            Assert.That(IsOnFrame(line.Points[0], boxes[line.Edge.Owner]), $"{line.Edge} begins at {line.Points[0]}");
            Assert.That(IsOnFrame(line.Points[^1], boxes[line.Edge.Owned]), $"{line.Edge} ends at {line.Points[^1]}");
        }
    });

    [Test]
    public void Lines_are_upright_or_level_and_pass_no_box() => ForRandomCharts((_, layout) =>
    {
        foreach (var line in layout.Lines)
        {
            foreach (var (from, to) in line.Points.Zip(line.Points.Skip(1)))
            {
                Assert.That(from.X == to.X || from.Y == to.Y, $"{line.Edge}: {from} {to}");
                Assert.That(layout.Boxes.Any(box => Overlap(Area.Between(from, to), AreaOf(box))), Is.False, $"{line.Edge}: {from} {to}");
            }
        }
    });

    [Test]
    public void No_line_passes_another_lines_label() => ForRandomCharts((_, layout) =>
    {
        foreach (var line in layout.Lines)
        {
            foreach (var (from, to) in line.Points.Zip(line.Points.Skip(1)))
                Assert.That(layout.Lines.Any(other => other != line && Overlap(Area.Between(from, to), LabelOf(other))), Is.False, $"{line.Edge}: {from} {to}");
        }
    });

    [Test]
    public void Only_lines_that_close_a_circle_go_upwards() => ForRandomCharts((_, layout) =>
    {
        var boxes = layout.Boxes.ToDictionary(box => box.Node.Id);
        foreach (var line in layout.Lines.Where(line => line.Edge.Owner != line.Edge.Owned))
            Assert.That(line.IsUpward, Is.EqualTo(boxes[line.Edge.Owned].Y < boxes[line.Edge.Owner].Y), $"{line.Edge}");
        if (layout.Lines.Any(line => line.IsUpward))
            Assert.That(HasCircle(layout.Lines.Select(line => line.Edge)), "without a circle nothing goes upwards");
    });

    [Test]
    public void Everything_is_on_the_sheet_and_the_drawing_is_always_the_same() => ForRandomCharts((chart, layout) =>
    {
        var sheet = new Area(0, 0, layout.Width, layout.Height);
        foreach (var area in layout.Boxes.Select(AreaOf).Concat(layout.Lines.Select(LabelOf)).Concat(layout.Lines.SelectMany(line => line.Points.Select(point => Area.Between(point, point)))))
            Assert.That(area.Left >= sheet.Left && area.Top >= sheet.Top && area.Right <= sheet.Right && area.Bottom <= sheet.Bottom, $"{area} in {sheet}");
        var again = chart with { Nodes = [.. chart.Nodes], Edges = [.. chart.Edges] };
        Assert.That(SvgChart.Draw(again), Is.EqualTo(SvgChart.Draw(chart)));
    });

    private static void ForRandomCharts(Action<OwnershipChart, ChartLayout> check) => Property.HoldsForLists(RandomGroup.Ties(), 40, ties =>
    {
        var chart = OwnershipChart.Of(RandomGroup.Name(0), World.Today, new RandomGroup(ties).World().Facts).Value!;
        check(chart, ChartLayout.Of(chart));
    }, 150);

    private static bool HasCircle(IEnumerable<ChartEdge> edges)
    {
        var left = edges.Where(edge => edge.Owner != edge.Owned).Select(edge => (edge.Owner, edge.Owned)).ToHashSet();
        while (left.RemoveWhere(edge => !left.Any(other => other.Owned == edge.Owner)) > 0)
        {
        }

        return left.Count > 0;
    }

    private static bool IsOnFrame((int X, int Y) point, ChartBox box)
    {
        var isWithin = point.X >= box.X && point.X <= box.X + box.Width && point.Y >= box.Y && point.Y <= box.Y + box.Height;
        return isWithin && (point.X == box.X || point.X == box.X + box.Width || point.Y == box.Y || point.Y == box.Y + box.Height);
    }

    private static Area AreaOf(ChartBox box) => new(box.X, box.Y, box.X + box.Width, box.Y + box.Height);

    private static Area LabelOf(ChartLine line)
        => new(line.LabelX - (line.LabelWidth / 2), line.LabelY - (line.LabelHeight / 2), line.LabelX + (line.LabelWidth / 2), line.LabelY + (line.LabelHeight / 2));

    // Touching is not overlapping.
    private static bool Overlap(Area a, Area b) => a.Left < b.Right && b.Left < a.Right && a.Top < b.Bottom && b.Top < a.Bottom;

    private sealed record Area(int Left, int Top, int Right, int Bottom)
    {
        public static Area Between((int X, int Y) a, (int X, int Y) b) => new(Math.Min(a.X, b.X), Math.Min(a.Y, b.Y), Math.Max(a.X, b.X), Math.Max(a.Y, b.Y));
    }
}
