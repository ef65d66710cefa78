namespace IntercompanyPricing.Domain.Ownership.Charts;

/// <summary>The piece of a line between one rank and the next.</summary>
internal sealed class ChartSegment(int edge, ChartVertex upper, int upperPort, ChartVertex lower, int lowerPort)
{
    /// <summary>The line.</summary>
    public int Edge => edge;

    /// <summary>Where it comes from.</summary>
    public ChartVertex Upper => upper;

    /// <summary>How far from the middle it leaves, in pixels.</summary>
    public int UpperPort => upperPort;

    /// <summary>Where it goes.</summary>
    public ChartVertex Lower => lower;

    /// <summary>How far from the middle it arrives.</summary>
    public int LowerPort => lowerPort;

    /// <summary>Where it leaves, whole pixels.</summary>
    public int UpperX => (int)Math.Round(upper.X) + upperPort;

    /// <summary>Where it arrives.</summary>
    public int LowerX => (int)Math.Round(lower.X) + lowerPort;
}
