namespace IntercompanyPricing.Reliability.Model;

/// <summary>What is answered.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Code">The problem's code, where there is one.</param>
/// <param name="Total">The order's total.</param>
/// <param name="Relationship">How the parties stood to each other.</param>
/// <param name="IsReplayed">Whether it was answered before.</param>
internal sealed record Expected(int Status, string? Code = null, decimal? Total = null, string? Relationship = null, bool IsReplayed = false);
