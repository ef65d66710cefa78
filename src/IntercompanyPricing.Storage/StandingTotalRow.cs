using IntercompanyPricing.Domain.Standings;

namespace IntercompanyPricing.Storage;

/// <summary>The totals of the last row of a standing, as they are read.</summary>
internal class StandingTotalRow
{
    public long Total { get; init; }

    public long EarnedTotal { get; init; }

    public StandingTotal ToTotal() => new(Total, EarnedTotal);
}
