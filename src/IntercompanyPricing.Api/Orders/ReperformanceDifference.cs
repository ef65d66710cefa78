namespace IntercompanyPricing.Api.Orders;

/// <summary>A place where the order and its re-performance differ.</summary>
/// <param name="Pointer">The place in the order, a JSON Pointer.</param>
/// <param name="Stored">What was posted, as JSON; null where there is nothing.</param>
/// <param name="Decided">What is decided now, as JSON or as a refusal.</param>
internal sealed record ReperformanceDifference(string Pointer, string? Stored, string? Decided);
