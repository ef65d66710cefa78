using System.Globalization;
using System.Text;
using System.Xml;
using IntercompanyPricing.Domain.Parties;

namespace IntercompanyPricing.Domain.Ownership.Charts;

/// <summary>
/// Draws a chart as SVG 1.1: no scripts, nothing loaded from elsewhere, a title and a description for those who do not see it.
/// The same chart is the same text.
/// </summary>
public static class SvgChart
{
    private const string Namespace = "http://www.w3.org/2000/svg";
    private const int TitleHeight = 40;
    private const int LegendHeight = 34;
    private const int CornerRadius = 5;

    private const string Style = """
        text { font: 12px Arial, Helvetica, "Liberation Sans", sans-serif; fill: #111; text-anchor: middle; }
        .head { font-size: 15px; font-weight: bold; text-anchor: start; }
        .legend text { font-size: 11px; text-anchor: start; }
        .name { font-weight: bold; }
        .small { font-size: 11px; fill: #333; }
        .box { fill: #fff; stroke: #333; stroke-width: 1.2; }
        .group .box { fill: #cfe3f5; }
        .root .box { stroke-width: 2.6; }
        .dissolved .box { stroke-dasharray: 2 3; }
        .dissolved .name { text-decoration: line-through; }
        .line { fill: none; stroke: #333; stroke-width: 1.2; }
        .fact .line { stroke-dasharray: 6 4; }
        .upward .line { stroke: #a3260f; }
        .upward text { fill: #8c1f0b; }
        .under { fill: #fff; }
        """;

    private static readonly (string Class, string Text)[] _legend =
    [
        ("group", "the root and what it controls"),
        ("outside", "not controlled"),
        ("person", "person"),
        ("dissolved", "dissolved"),
        ("stake", "holding, votes (and capital where it differs)"),
        ("fact", "control or influence by other means"),
        ("upward", "holding that closes a circle"),
    ];

    /// <summary>The drawing, an XML document without a declaration.</summary>
    public static string Draw(OwnershipChart chart)
    {
        var layout = ChartLayout.Of(chart);
        var title = $"Ownership of {NameOf(chart.Nodes[0])} on {chart.AsOf:yyyy-MM-dd}, as known at version {chart.KnownAt}";
        var legend = Legend(chart, layout, Math.Max(layout.Width, 620));
        var width = Math.Max(layout.Width, Math.Max(620, ChartText.Width(title) * 3 / 2));
        var height = TitleHeight + layout.Height + legend.Height;

        var text = new StringBuilder();
        using (var xml = XmlWriter.Create(text, new XmlWriterSettings { OmitXmlDeclaration = true, Indent = true, NewLineChars = "\n" }))
        {
            xml.WriteStartElement("svg", Namespace);
            Attributes(xml, ("width", width), ("height", height), ("viewBox", $"0 0 {width} {height}"), ("role", "img"), ("aria-labelledby", "chart-title chart-description"));
            Element(xml, "title", title, ("id", "chart-title"));
            Element(xml, "desc", Description(chart), ("id", "chart-description"));
            xml.WriteElementString("style", Namespace, Style);
            xml.WriteStartElement("defs", Namespace);
            Arrow(xml, "arrow", "#333");
            Arrow(xml, "arrow-upward", "#a3260f");
            xml.WriteEndElement();
            Element(xml, "rect", null, ("width", width), ("height", height), ("fill", "#fff"));
            Element(xml, "text", title, ("class", "head"), ("x", 16), ("y", 26));

            xml.WriteStartElement("g", Namespace);
            Attributes(xml, ("transform", $"translate({(width - layout.Width) / 2} {TitleHeight})"));
            foreach (var line in layout.Lines)
                Line(xml, line);
            foreach (var line in layout.Lines)
                Label(xml, line);
            foreach (var box in layout.Boxes)
                Box(xml, box, box.Node.Id == chart.Root);
            xml.WriteEndElement();

            xml.WriteStartElement("g", Namespace);
            Attributes(xml, ("class", "legend"), ("transform", $"translate(0 {TitleHeight + layout.Height})"));
            foreach (var (kind, label, x, y) in legend.Items)
                LegendItem(xml, kind, label, x, y);
            xml.WriteEndElement();
            xml.WriteEndElement();
        }

        return text.Append('\n').ToString();
    }

    private static string Description(OwnershipChart chart)
        => string.Join(". ", chart.Edges.Select(edge => edge.Description).Prepend($"{chart.Nodes.Count} parties, {chart.Nodes.Count(node => node.IsInGroup)} of them in the group")) + ".";

    private static string NameOf(ChartNode node) => node.Name == node.Id ? node.Id : $"{node.Name} ({node.Id})";

    private static void Line(XmlWriter xml, ChartLine line)
    {
        xml.WriteStartElement("g", Namespace);
        Attributes(xml, ("class", ClassOf(line)));
        Element(xml, "path", null, ("class", "line"), ("d", Path(line.Points)), ("marker-end", line.IsUpward ? "url(#arrow-upward)" : "url(#arrow)"));
        xml.WriteEndElement();
    }

    private static void Label(XmlWriter xml, ChartLine line)
    {
        xml.WriteStartElement("g", Namespace);
        Attributes(xml, ("class", ClassOf(line)));
        Element(xml, "title", line.Edge.Description);
        var (left, top) = (line.LabelX - (line.LabelWidth / 2), line.LabelY - (line.LabelHeight / 2));
        Element(xml, "rect", null, ("class", "under"), ("x", left), ("y", top), ("width", line.LabelWidth), ("height", line.LabelHeight));
        Lines(xml, line.Edge.Label, null, line.LabelX, top);
        xml.WriteEndElement();
    }

    private static string ClassOf(ChartLine line) => $"{(line.Edge.Kind == ChartEdgeKind.ControlFact ? "fact" : "stake")}{(line.IsUpward ? " upward" : "")}";

    private static void Box(XmlWriter xml, ChartBox box, bool isRoot)
    {
        xml.WriteStartElement("g", Namespace);
        Attributes(xml, ("class", $"{(box.Node.IsInGroup ? "group" : "outside")}{(isRoot ? " root" : "")}{(box.Node.IsDissolved ? " dissolved" : "")}"));
        Element(xml, "title", string.Join(", ", box.Node.Remarks.Prepend(NameOf(box.Node))));
        var radius = box.Node.Kind == PartyKind.Person ? box.Height / 2 : 2;
        Element(xml, "rect", null, ("class", "box"), ("x", box.X), ("y", box.Y), ("width", box.Width), ("height", box.Height), ("rx", radius));
        var (middle, top) = (box.X + (box.Width / 2), box.Y + ((box.Height - ((box.Name.Count + box.Small.Count) * ChartText.LineHeight)) / 2));
        Lines(xml, box.Name, "name", middle, top);
        Lines(xml, box.Small, "small", middle, top + (box.Name.Count * ChartText.LineHeight));
        xml.WriteEndElement();
    }

    private static void Lines(XmlWriter xml, IReadOnlyList<string> lines, string? style, int middle, int top)
    {
        for (var i = 0; i < lines.Count; i++)
            Element(xml, "text", lines[i], ("class", style), ("x", middle), ("y", top + (i * ChartText.LineHeight) + ChartText.FontSize));
    }

    // Only what the chart shows is explained.
    private static (IReadOnlyList<(string Class, string Text, int X, int Y)> Items, int Height) Legend(OwnershipChart chart, ChartLayout layout, int width)
    {
        var shown = layout.Lines.SelectMany(line => ClassOf(line).Split(' ')).Concat(chart.Nodes.Select(node => node.IsInGroup ? "group" : "outside")).ToHashSet();
        if (chart.Nodes.Any(node => node.Kind == PartyKind.Person))
            shown.Add("person");
        if (chart.Nodes.Any(node => node.IsDissolved))
            shown.Add("dissolved");
        var items = new List<(string, string, int, int)>();
        var (x, y) = (16, 14);
        foreach (var (kind, text) in _legend.Where(item => shown.Contains(item.Class)))
        {
            var needed = 40 + ChartText.Width(text);
            if (x + needed > width)
                (x, y) = (16, y + 20);
            items.Add((kind, text, x, y));
            x += needed + 14;
        }

        return (items, y + LegendHeight - 14);
    }

    private static void LegendItem(XmlWriter xml, string kind, string text, int x, int y)
    {
        xml.WriteStartElement("g", Namespace);
        Attributes(xml, ("class", kind));
        if (kind is "stake" or "fact" or "upward")
            Element(xml, "path", null, ("class", "line"), ("d", $"M{x} {y}H{x + 26}"), ("marker-end", kind == "upward" ? "url(#arrow-upward)" : "url(#arrow)"));
        else
            Element(xml, "rect", null, ("class", "box"), ("x", x), ("y", y - 7), ("width", 26), ("height", 14), ("rx", kind == "person" ? 7 : 2));
        Element(xml, "text", text, ("x", x + 33), ("y", y + 4));
        xml.WriteEndElement();
    }

    // Corners are rounded, as far as there is room.
    private static string Path(IReadOnlyList<(int X, int Y)> points)
    {
        var path = new StringBuilder(string.Create(CultureInfo.InvariantCulture, $"M{points[0].X} {points[0].Y}"));
        for (var i = 1; i < points.Count; i++)
        {
            if (i == points.Count - 1 || points[i] == points[i - 1])
            {
                path.Append(CultureInfo.InvariantCulture, $"L{points[i].X} {points[i].Y}");
                continue;
            }

            var before = Towards(points[i], points[i - 1]);
            var after = Towards(points[i], points[i + 1]);
            path.Append(CultureInfo.InvariantCulture, $"L{before.X} {before.Y}Q{points[i].X} {points[i].Y} {after.X} {after.Y}");
        }

        return path.ToString();
    }

    private static (int X, int Y) Towards((int X, int Y) corner, (int X, int Y) point)
    {
        int Step(int from, int to) => from + (Math.Sign(to - from) * Math.Min(CornerRadius, Math.Abs(to - from) / 2));
        return (Step(corner.X, point.X), Step(corner.Y, point.Y));
    }

    private static void Arrow(XmlWriter xml, string id, string color)
    {
        xml.WriteStartElement("marker", Namespace);
        Attributes(xml, ("id", id), ("viewBox", "0 0 10 10"), ("refX", 10), ("refY", 5), ("markerWidth", 9), ("markerHeight", 9), ("markerUnits", "userSpaceOnUse"), ("orient", "auto"));
        Element(xml, "path", null, ("d", "M0 1L10 5L0 9z"), ("fill", color));
        xml.WriteEndElement();
    }

    private static void Element(XmlWriter xml, string name, string? text, params (string Name, object? Value)[] attributes)
    {
        xml.WriteStartElement(name, Namespace);
        Attributes(xml, attributes);
        if (text is not null)
            xml.WriteString(ChartText.Clean(text));
        xml.WriteEndElement();
    }

    private static void Attributes(XmlWriter xml, params (string Name, object? Value)[] attributes)
    {
        foreach (var (name, value) in attributes)
        {
            if (value is not (null or ""))
                xml.WriteAttributeString(name, string.Create(CultureInfo.InvariantCulture, $"{value}"));
        }
    }
}
