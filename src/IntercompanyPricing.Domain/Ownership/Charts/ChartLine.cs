namespace IntercompanyPricing.Domain.Ownership.Charts;

/// <summary>A line as it is drawn.</summary>
/// <param name="Edge">What it stands for.</param>
/// <param name="IsUpward">Whether what is held stands above its holder: a circle.</param>
/// <param name="Points">Its corners from the holder's box to that of the company held, in pixels.</param>
/// <param name="LabelX">The middle of its label.</param>
/// <param name="LabelY">The same.</param>
/// <param name="LabelWidth">The width of its label.</param>
/// <param name="LabelHeight">The height.</param>
internal sealed record ChartLine(
    ChartEdge Edge, bool IsUpward, IReadOnlyList<(int X, int Y)> Points, int LabelX, int LabelY, int LabelWidth, int LabelHeight);
