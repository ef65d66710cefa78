namespace IntercompanyPricing.Domain.Ownership.Charts;

/// <summary>A party as it is drawn.</summary>
/// <param name="Node">The party.</param>
/// <param name="X">The left edge, in pixels.</param>
/// <param name="Y">The upper edge.</param>
/// <param name="Width">The width.</param>
/// <param name="Height">The height.</param>
/// <param name="Name">Its name in lines.</param>
/// <param name="Small">What stands below in smaller letters.</param>
internal sealed record ChartBox(ChartNode Node, int X, int Y, int Width, int Height, IReadOnlyList<string> Name, IReadOnlyList<string> Small);
