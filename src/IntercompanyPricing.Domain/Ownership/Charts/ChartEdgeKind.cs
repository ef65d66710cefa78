namespace IntercompanyPricing.Domain.Ownership.Charts;

/// <summary>What a line of a chart stands for.</summary>
public enum ChartEdgeKind
{
    /// <summary>Shares held: a solid line.</summary>
    Stake,

    /// <summary>Control by other means than votes, joint control, influence or a denial: a dashed line.</summary>
    ControlFact,
}
