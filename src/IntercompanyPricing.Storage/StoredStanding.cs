using IntercompanyPricing.Domain.Standings;

namespace IntercompanyPricing.Storage;

/// <summary>The last row of a standing.</summary>
/// <param name="Part">Its number, from 1; 0 before the first.</param>
/// <param name="Total">The totals after it.</param>
internal readonly record struct StoredStanding(int Part, StandingTotal Total);
