namespace IntercompanyPricing.Domain.Ownership.Charts;

/// <summary>Who holds what in a group on one day, as it is drawn.</summary>
/// <param name="Root">The party that it is drawn for.</param>
/// <param name="AsOf">The day.</param>
/// <param name="KnownAt">The version of the facts.</param>
/// <param name="Nodes">The parties, the root first.</param>
/// <param name="Edges">The lines between them; both ends of each are among the parties.</param>
public sealed record OwnershipChart(string Root, DateOnly AsOf, long KnownAt, IReadOnlyList<ChartNode> Nodes, IReadOnlyList<ChartEdge> Edges);
