using System.Globalization;
using System.Text;

namespace IntercompanyPricing.Benchmarks;

/// <summary>The figures beside their limits, as Markdown.</summary>
internal sealed class Table
{
    private readonly List<string> _rows = [];

    /// <summary>Adds a figure, with what it was checked against where there is a limit.</summary>
    /// <param name="what">What was measured.</param>
    /// <param name="figure">The figure with its unit.</param>
    /// <param name="limit">The limit, or nothing.</param>
    /// <param name="isMet">Whether it is met; null where there is none.</param>
    public void Add(string what, FormattableString figure, string limit = "", bool? isMet = null)
    {
        var verdict = isMet switch { true => "yes", false => "**no**", null => "" };
        var row = $"| {what} | {figure.ToString(CultureInfo.InvariantCulture)} | {limit} | {verdict} |";
        _rows.Add(row);
        BenchmarkRun.Say(row);
    }

    /// <summary>The table under a line about the machine.</summary>
    public string ToMarkdown(string machine)
    {
        var text = new StringBuilder().AppendLine(machine).AppendLine().AppendLine("| what | figure | limit | met |").AppendLine("|---|---|---|---|");
        foreach (var row in _rows)
            text.AppendLine(row);
        return text.ToString();
    }
}
