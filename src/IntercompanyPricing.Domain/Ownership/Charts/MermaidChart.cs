using System.Globalization;
using System.Text;
using IntercompanyPricing.Domain.Parties;

namespace IntercompanyPricing.Domain.Ownership.Charts;

/// <summary>Writes a chart as Mermaid text (a flowchart), for wikis and documents that draw it themselves.</summary>
public static class MermaidChart
{
    /// <summary>The text.</summary>
    public static string Write(OwnershipChart chart)
    {
        var text = new StringBuilder();
        var root = chart.Nodes[0];
        text.Append("flowchart TD\n");
        text.Append(CultureInfo.InvariantCulture, $"  accTitle: Ownership of {root.Id} on {chart.AsOf:yyyy-MM-dd}, as known at version {chart.KnownAt}\n");
        text.Append("  classDef group fill:#cfe3f5,stroke:#333,color:#111\n");
        text.Append("  classDef outside fill:#fff,stroke:#333,color:#111\n");
        text.Append("  classDef dissolved stroke-dasharray:2 3\n");

        // Identifiers may be words of Mermaid's own, such as "end".
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var node in chart.Nodes)
        {
            numbers.Add(node.Id, numbers.Count);
            var lines = node.Remarks.Prepend(node.Id).Prepend(node.Name).Distinct().Select(Escaped);
            var (open, close) = node.Kind == PartyKind.Person ? ("([", "])") : ("[", "]");
            text.Append(CultureInfo.InvariantCulture, $"  n{numbers[node.Id]}{open}\"{string.Join("<br/>", lines)}\"{close}\n");
            text.Append(CultureInfo.InvariantCulture, $"  class n{numbers[node.Id]} {(node.IsInGroup ? "group" : "outside")}\n");
            if (node.IsDissolved)
                text.Append(CultureInfo.InvariantCulture, $"  class n{numbers[node.Id]} dissolved\n");
        }

        foreach (var edge in chart.Edges)
        {
            var arrow = edge.Kind == ChartEdgeKind.ControlFact ? "-.->" : "-->";
            text.Append(CultureInfo.InvariantCulture, $"  n{numbers[edge.Owner]} {arrow}|\"{string.Join("<br/>", edge.Label.Select(Escaped))}\"| n{numbers[edge.Owned]}\n");
        }

        return text.ToString();
    }

    // Mermaid knows signs by their number between # and ; and so takes no name for something of its own or of HTML.
    private static string Escaped(string text)
    {
        var escaped = new StringBuilder();
        foreach (var rune in ChartText.Clean(text).EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(rune) || rune.Value is ' ' or '.' or ',' or '-' or '_' or '%')
                escaped.Append(rune);
            else
                escaped.Append(CultureInfo.InvariantCulture, $"#{rune.Value};");
        }

        return escaped.ToString();
    }
}
