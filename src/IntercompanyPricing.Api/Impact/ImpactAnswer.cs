namespace IntercompanyPricing.Api.Impact;

/// <summary>The orders that change, in commit order, and what that comes to.</summary>
/// <param name="From">First date of supply.</param>
/// <param name="To">Last date of supply.</param>
/// <param name="Company">The company asked for.</param>
/// <param name="KnownAt">The version of the facts.</param>
/// <param name="Orders">The orders that change.</param>
/// <param name="Examined">How many orders were looked at.</param>
/// <param name="Changed">How many of them change.</param>
/// <param name="ClassChanged">How many of those change their classification or relationship.</param>
/// <param name="Refused">How many of those could not be posted at all.</param>
/// <param name="Totals">What it comes to by currency.</param>
internal sealed record ImpactAnswer(
    DateOnly? From, DateOnly? To, string? Company, long KnownAt, IReadOnlyList<OrderImpact> Orders, long Examined, long Changed, long ClassChanged, long Refused, IReadOnlyList<ImpactTotal> Totals);
