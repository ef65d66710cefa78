namespace IntercompanyPricing.Storage;

/// <summary>A reversal as stored.</summary>
/// <param name="Reverses">The sequence of the order that it reverses.</param>
/// <param name="Document">UTF-8 JSON of the reversing order.</param>
public sealed record StoredReversal(long Reverses, byte[] Document);
