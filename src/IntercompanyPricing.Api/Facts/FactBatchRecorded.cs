namespace IntercompanyPricing.Api.Facts;

/// <summary>What was recorded.</summary>
/// <param name="Version">The version of all of them.</param>
/// <param name="Count">How many.</param>
internal sealed record FactBatchRecorded(long Version, int Count);
