using IntercompanyPricing.Domain.Standings;

namespace IntercompanyPricing.Storage;

/// <summary>A row of the table <c>standing</c> on its way in.</summary>
/// <param name="Use">What the order found and changes.</param>
/// <param name="Part">The row's number within its standing.</param>
/// <param name="Sequence">The order's place in commit order.</param>
internal readonly record struct StandingRow(StandingUse Use, int Part, long Sequence)
{
    /// <summary>The allowance used up or the volume after the order, in minor units.</summary>
    public long Total => Use.Before.Minor + Use.Change.Minor;

    /// <summary>What is earned after the order, in minor units.</summary>
    public long EarnedTotal => Use.EarnedBefore.Minor + Use.Earned.Minor;
}
