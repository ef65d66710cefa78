namespace IntercompanyPricing.Storage;

/// <summary>A reversal or adjustment as stored.</summary>
/// <param name="Corrects">The sequence of the order that it reverses or adjusts.</param>
/// <param name="Sequence">Its own.</param>
/// <param name="Document">UTF-8 JSON of the correcting order.</param>
public sealed record StoredCorrection(long Corrects, long Sequence, byte[] Document);
