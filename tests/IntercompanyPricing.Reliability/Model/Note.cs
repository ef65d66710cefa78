namespace IntercompanyPricing.Reliability.Model;

/// <summary>A note of a year-end adjustment.</summary>
/// <param name="Owed">What is owed for it.</param>
/// <param name="Moved">What it makes of the trade.</param>
internal sealed record Note(Owed Owed, Moved Moved)
{
    /// <summary>Whether it was taken back.</summary>
    public bool IsTakenBack { get; set; }
}
