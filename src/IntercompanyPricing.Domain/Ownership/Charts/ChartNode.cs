using IntercompanyPricing.Domain.Parties;

namespace IntercompanyPricing.Domain.Ownership.Charts;

/// <summary>A party of a chart.</summary>
/// <param name="Id">Its identifier.</param>
/// <param name="Name">Its name for people.</param>
/// <param name="Kind">Company or person: persons have another shape.</param>
/// <param name="IsInGroup">Whether it is the root or controlled by it: shaded.</param>
/// <param name="IsDissolved">Whether it no longer exists on the day: its frame is broken and its name struck out.</param>
/// <param name="Remarks">What else is to be known of it, such as the day of its dissolution.</param>
public sealed record ChartNode(string Id, string Name, PartyKind Kind, bool IsInGroup, bool IsDissolved, IReadOnlyList<string> Remarks);
