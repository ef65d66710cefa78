namespace IntercompanyPricing.Domain.Ownership.Charts;

/// <summary>A place on a rank of a chart while it is laid out: a party, the label of a line, or a line that passes.</summary>
internal sealed class ChartVertex(int rank, int left, int right, int node, int edge, bool isLabel)
{
    /// <summary>The rank: even ones hold parties, odd ones labels.</summary>
    public int Rank => rank;

    /// <summary>How far it reaches to the left of its middle, in pixels.</summary>
    public int Left => left;

    /// <summary>How far to the right.</summary>
    public int Right => right;

    /// <summary>The party; -1 where it is none.</summary>
    public int Node => node;

    /// <summary>The line; -1 for a party.</summary>
    public int Edge => edge;

    /// <summary>Whether the line has its label here.</summary>
    public bool IsLabel => isLabel;

    /// <summary>Its place on the rank, from 0 at the left.</summary>
    public int Position { get; set; }

    /// <summary>The middle, in pixels.</summary>
    public double X { get; set; }

    /// <summary>The pieces of lines that come from the rank above.</summary>
    public List<ChartSegment> Above { get; } = [];

    /// <summary>The pieces that go to the rank below.</summary>
    public List<ChartSegment> Below { get; } = [];
}
