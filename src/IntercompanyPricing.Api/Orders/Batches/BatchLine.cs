namespace IntercompanyPricing.Api.Orders.Batches;

/// <summary>A line of a batch that is not blank.</summary>
/// <param name="Number">Its number, from 1; blank lines count.</param>
/// <param name="Bytes">What stands in it, without its end; null where that is too long.</param>
internal sealed record BatchLine(long Number, byte[]? Bytes);
