namespace IntercompanyPricing.Domain.Ownership.Charts;

/// <summary>A line of a chart, from the holder to what is held.</summary>
/// <param name="Owner">The holder or controller.</param>
/// <param name="Owned">The company; the owner itself for own shares.</param>
/// <param name="Kind">What the line stands for.</param>
/// <param name="Label">The lines of text on it, such as <c>60 %</c>.</param>
/// <param name="Description">The same as a sentence.</param>
public sealed record ChartEdge(string Owner, string Owned, ChartEdgeKind Kind, IReadOnlyList<string> Label, string Description);
