namespace IntercompanyPricing.Storage;

/// <summary>A reversal, as it is read.</summary>
internal sealed class ReversalRow
{
    public long Reverses { get; init; }

    public byte[] Document { get; init; } = [];

    public StoredReversal ToReversal() => new(Reverses, Document);
}
