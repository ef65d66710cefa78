using System.Globalization;
using System.Text.RegularExpressions;

namespace IntercompanyPricing.Service.Tests.Operations;

/// <summary>Reads Prometheus' text format 0.0.4 as strictly as it is described.</summary>
internal sealed partial class MetricsText
{
    private readonly Dictionary<string, double> _samples = [];
    private readonly Dictionary<string, string> _types = [];

    private MetricsText()
    {
    }

    /// <summary>A sample by its name and labels as written, labels in alphabetical order; 0 where there is none.</summary>
    public double this[string sample] => _samples.GetValueOrDefault(sample);

    public IEnumerable<string> Samples => _samples.Keys;

    public static MetricsText Parse(string text)
    {
        Assert.That(text, Does.EndWith("\n"));
        var metrics = new MetricsText();
        foreach (var line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries))
            metrics.Add(line);
        metrics.CheckHistograms();
        return metrics;
    }

    private void Add(string line)
    {
        if (line[0] == '#')
        {
            var words = line.Split(' ', 4);
            Assert.That(words[1], Is.AnyOf("HELP", "TYPE", "UNIT", "EOF"), line);
            if (words[1] == "TYPE")
                Assert.That(_types.TryAdd(words[2], words[3]), Is.True, $"one type: {line}");
            return;
        }

        var match = Sample().Match(line);
        Assert.That(match.Success, Is.True, line);
        var name = match.Groups["name"].Value;
        var family = _types.ContainsKey(name) ? name : Suffix().Replace(name, "");
        Assert.That(_types, Does.ContainKey(family), $"a type comes first: {line}");
        var labels = match.Groups["label"].Captures.Select(label => label.Value).Order(StringComparer.Ordinal).ToArray();
        var value = match.Groups["value"].Value is "+Inf" ? double.PositiveInfinity : double.Parse(match.Groups["value"].Value, CultureInfo.InvariantCulture);
        Assert.That(_samples.TryAdd(labels.Length == 0 ? name : $"{name}{{{string.Join(',', labels)}}}", value), Is.True, $"once: {line}");
    }

    private void CheckHistograms()
    {
        foreach (var histogram in _types.Where(type => type.Value == "histogram").Select(type => type.Key))
        {
            foreach (var buckets in _samples.Where(sample => sample.Key.StartsWith(histogram + "_bucket{", StringComparison.Ordinal)).GroupBy(sample => Bound().Replace(sample.Key, "")))
            {
                Assert.That(buckets.Select(bucket => bucket.Value), Is.Ordered, histogram);
                var count = buckets.Key.Replace("_bucket", "_count", StringComparison.Ordinal).Replace("{}", "", StringComparison.Ordinal);
                Assert.That(buckets.Last().Key, Does.Contain("le=\"+Inf\""));
                Assert.That(buckets.Last().Value, Is.EqualTo(this[count]), count);
            }
        }
    }

    [GeneratedRegex("""^(?<name>[a-zA-Z_:][a-zA-Z0-9_:]*)(\{((?<label>[a-zA-Z_][a-zA-Z0-9_]*="([^"\\\n]|\\[\\"n])*"),?)*\})? (?<value>[-+0-9.eE]+|NaN|[-+]Inf)( -?[0-9]+)?$""", RegexOptions.ExplicitCapture)]
    private static partial Regex Sample();

    [GeneratedRegex("_(bucket|sum|count)$")]
    private static partial Regex Suffix();

    [GeneratedRegex(",?le=\"[^\"]*\"")]
    private static partial Regex Bound();
}
