namespace IntercompanyPricing.Domain.YearEnd;

/// <summary>A note over supplies in a sum, as it counts for a tested activity.</summary>
/// <param name="Day">The day that says to which year it belongs: the last one of its supplies.</param>
/// <param name="IsYearEnd">Whether a year-end adjustment made it, and no incentive.</param>
/// <param name="IsOfTestedParty">Whether one of the same tested party did.</param>
internal readonly record struct NoteInSum(DateOnly Day, bool IsYearEnd, bool IsOfTestedParty);
