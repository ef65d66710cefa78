namespace IntercompanyPricing.Domain.YearEnd;

/// <summary>A note over supplies in a sum, as it counts for a tested activity.</summary>
/// <param name="Day">The day that says to which year it belongs: the last one of its supplies.</param>
/// <param name="IsOfTestedParty">Whether a year-end adjustment of the same tested party made it.</param>
internal readonly record struct NoteInSum(DateOnly Day, bool IsOfTestedParty);
